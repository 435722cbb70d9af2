package org.postern.bootstrap.command;

import java.nio.file.Path;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.ConfigurationSource;

/**
 * What the commands do with a valid configuration. An exception that comes out is a bug or a fault of the machine; it is
 * printed as one line, with exit code 1.
 */
public interface Operations {

    /** Runs until the process is told to stop; the owner may have it read the configuration at {@code source} again. */
    ExitCode serve(Configuration configuration, ConfigurationSource source, Output output);

    /** Has the server that runs read its configuration again. */
    ExitCode reload(Configuration configuration, Output output);

    /** Prints how it stands with the certificates of an authority; {@code renew}: has them asked for now. */
    ExitCode acme(Configuration configuration, boolean renew, Output output);

    /** Prints the kept messages that were asked for, newest first. */
    ExitCode list(Configuration configuration, ListRequest request, Output output);

    /** Prints one message and why it was accepted. */
    ExitCode show(Configuration configuration, ShowRequest request, Output output);

    /** Prints what became of one mail transaction, why, and what to do about it. */
    ExitCode explain(Configuration configuration, ExplainRequest request, Output output);

    /** Judges transactions of the ledger again, offline, and prints what differs. */
    ExitCode replay(Configuration configuration, ReplayRequest request, Output output);

    /** Makes all checks on a message in a file, now, and prints what they say. */
    ExitCode verify(Configuration configuration, VerifyRequest request, Output output);

    /** Plays a whole session with a message in a file, and prints the dialogue and why it went so. Nothing is kept. */
    ExitCode simulate(Configuration configuration, SimulateRequest request, Output output);

    /** Prints the DNS records that the owner of a domain has to publish. */
    ExitCode dnsRecords(Configuration configuration, DnsRecordsRequest request, Output output);

    /** Shows what the running server does, until q is pressed; once where there is no terminal. */
    ExitCode top(Configuration configuration, Output output);

    /** Prints the dialogue of sessions, as they are held or of those that failed. */
    ExitCode trace(Configuration configuration, TraceRequest request, Output output);

    /** Changes or lists who can authenticate. */
    ExitCode user(Configuration configuration, UserRequest request, Output output);

    /** Takes the oldest messages away for good. */
    ExitCode purge(Configuration configuration, PurgeRequest request, Output output);

    /** Says what goes by itself, and when; {@code resume}: the clock is right, it need not wait. */
    ExitCode retention(Configuration configuration, boolean resume, Output output);

    /** Brings the backup in a folder up to date. */
    ExitCode backup(Configuration configuration, Path folder, Output output);

    /** Takes away for good what is kept from or to an address. */
    ExitCode erase(Configuration configuration, EraseRequest request, Output output);

    /** Writes messages out in a form that mail programs read. */
    ExitCode export(Configuration configuration, ExportRequest request, Output output);

    /** Looks at everything a domain needs so that mail comes here, and prints how it stands and what to do. */
    ExitCode doctor(Configuration configuration, DoctorRequest request, Output output);

    /** Rebuilds the index from the files. */
    ExitCode reindex(Configuration configuration, Output output);

    /** Compares files and index both ways. */
    ExitCode fsck(Configuration configuration, boolean json, Output output);
}
