package org.postern.testkit.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A daemon's side of a protocol, for one connection. */
public interface Dialect {

    /** Hears what there is to hear up to where its verdict is due, and gives back the message as it arrived. */
    byte[] hear(DataInputStream in, OutputStream out) throws IOException;

    /** Its verdict. */
    byte[] verdict(boolean condemned);

    /** A verdict that is none. */
    byte[] garbage();

    /** What a verdict without end begins with. */
    byte[] beginning();

    /** And how it goes on, again and again. */
    byte[] more();
}
