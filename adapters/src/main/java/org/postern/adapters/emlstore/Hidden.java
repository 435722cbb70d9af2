package org.postern.adapters.emlstore;

import java.io.IOException;

/** Which files are not to be seen, by their names. On a thread that may touch the disk. */
@FunctionalInterface
interface Hidden {

    /** Whether the file of that name is not to be seen. */
    boolean hides(String name) throws IOException;
}
