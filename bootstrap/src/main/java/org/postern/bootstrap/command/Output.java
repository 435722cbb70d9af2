package org.postern.bootstrap.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where a command writes: standard output as text in UTF-8 or as octets, and standard error. Not for several threads. */
public final class Output {
    private final OutputStream octets;
    private final OutputStream errorOctets;
    private final PrintWriter out;
    private final PrintWriter error;

    public Output(OutputStream out, OutputStream error) {
        this.octets = out;
        this.errorOctets = error;
        this.out = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.error = new PrintWriter(new OutputStreamWriter(error, StandardCharsets.UTF_8));
    }

    /** Standard output as text; flushed when the command ends. */
    public PrintWriter out() {
        return out;
    }

    /** Standard output as octets; text written before comes before. */
    public OutputStream octets() {
        out.flush();
        return octets;
    }

    /** Standard error, for people. */
    public PrintWriter error() {
        return error;
    }

    /** Standard error as octets; text written before comes before. */
    public OutputStream errorOctets() {
        error.flush();
        return errorOctets;
    }

    public void flush() {
        out.flush();
        error.flush();
    }
}
