package org.postern.bootstrap.command;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.postern.application.maintain.Pace;

/** Where a command writes: standard output as text in UTF-8 or as octets, and standard error. Not for several threads. */
public final class Output {
    private final OutputStream octets;
    private final OutputStream errorOctets;
    private final PrintWriter out;
    private final PrintWriter error;
    private final Pace pace;

    /** Where nobody wants to know how far a command has come. */
    public Output(OutputStream out, OutputStream error) {
        this(out, error, Pace.UNSEEN);
    }

    /** {@code pace} is told how far a command has come that takes long. */
    public Output(OutputStream out, OutputStream error, Pace pace) {
        this.pace = pace;
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

    /** Told how far a command has come. */
    public Pace pace() {
        return pace;
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
