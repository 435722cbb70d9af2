package org.postern.adapters.control;

import java.io.OutputStream;
import java.util.List;

/** What a running server does when its owner asks. Called on a platform thread of its own. */
public interface ControlHandler {

    /** Does what the words ask, writes as a command would, and says its exit code. */
    int handle(List<String> words, OutputStream out, OutputStream error, ControlProgress progress);
}
