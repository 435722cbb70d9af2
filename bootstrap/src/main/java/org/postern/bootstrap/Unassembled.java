package org.postern.bootstrap;

import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.Operations;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ShowRequest;
import org.postern.bootstrap.configuration.Configuration;

/** Stands where the assembled machine will: says that this build has none. */
final class Unassembled implements Operations {

    @Override
    public ExitCode serve(Configuration configuration, Output output) {
        return refuse(output);
    }

    @Override
    public ExitCode list(Configuration configuration, ListRequest request, Output output) {
        return refuse(output);
    }

    @Override
    public ExitCode show(Configuration configuration, ShowRequest request, Output output) {
        return refuse(output);
    }

    @Override
    public ExitCode reindex(Configuration configuration, Output output) {
        return refuse(output);
    }

    @Override
    public ExitCode fsck(Configuration configuration, boolean json, Output output) {
        return refuse(output);
    }

    private static ExitCode refuse(Output output) {
        output.error().println("postern: this build knows its configuration only");
        return ExitCode.WRONG;
    }
}
