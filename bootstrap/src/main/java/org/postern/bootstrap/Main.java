package org.postern.bootstrap;

import java.nio.file.Path;
import org.postern.bootstrap.command.Cleared;
import org.postern.bootstrap.command.CommandFrame;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ProgressBar;
import org.postern.bootstrap.command.Shell;
import org.postern.bootstrap.command.Terminal;
import org.postern.bootstrap.logging.Logs;

/** Where the process begins on Java 21 and newer: the one place that sees the environment and ends the JVM. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Output output = output();
        Shell shell = new Shell(new Machine(System.getenv()), output, System.getenv(), Path.of(""));
        ExitCode code = CommandFrame.run(shell, arguments);
        Logs.close();
        System.exit(code.number());
    }

    private static Output output() {
        if (!Terminal.isThere()) {
            return new Output(System.out, System.err);
        }
        ProgressBar bar = new ProgressBar(System.err, System::nanoTime);
        return new Output(new Cleared(System.out, bar), new Cleared(System.err, bar), bar);
    }
}
