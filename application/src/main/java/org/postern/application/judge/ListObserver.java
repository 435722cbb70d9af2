package org.postern.application.judge;

import org.postern.domain.dnslist.DnsList;
import org.postern.domain.dnslist.ZoneTest;

/** Who watches the lists. Called while a message waits: quick, and never failing. */
public interface ListObserver {

    /** A list was tested: RFC 5782 §5. */
    void tested(ZoneTest test);

    /** A list gave no answer for a client; {@code times} counts since the start, this one included. */
    default void unanswered(DnsList list, long times) {}
}
