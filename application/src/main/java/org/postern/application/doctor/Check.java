package org.postern.application.doctor;

import java.util.List;

/** One thing to look at. Waits as long as its ports do; whoever runs it does not wait longer than a time of its own. */
interface Check {

    /** What it looks at, in a word or two. */
    String subject();

    /** What it saw, at least one line. */
    List<Diagnosis> look();
}
