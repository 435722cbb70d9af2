package org.postern.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Function;
import org.postern.application.maintain.Fsck;
import org.postern.application.maintain.ListMessages;
import org.postern.application.maintain.Reindex;
import org.postern.application.maintain.Rendering;
import org.postern.application.maintain.ShowMessage;
import org.postern.application.port.IndexFault;
import org.postern.application.port.IndexQuery;
import org.postern.application.port.StoredMessage;
import org.postern.application.port.StoredMessages;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ShowRequest;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.ReadableText;

/** What the commands do to a store and its index, whether inside the running server or without one. */
final class Maintenance {
    private static final int BLOCK = 65_536;

    private final StoredMessages store;
    private final Index index;

    Maintenance(StoredMessages store, Index index) {
        this.store = store;
        this.index = index;
    }

    /** Does one of the commands below; a store that cannot be read is one line for its owner. */
    ExitCode perform(Function<Maintenance, ExitCode> command, Output output) {
        try {
            return command.apply(this);
        } catch (UncheckedIOException unread) {
            IOException cause = Objects.requireNonNull(unread.getCause());
            output.error()
                    .println("cannot read the store: "
                            + ReadableText.of(cause.getClass().getSimpleName() + ": " + cause.getMessage()));
            return ExitCode.WRONG;
        }
    }

    ExitCode list(ListRequest request, Output output) {
        IndexQuery query = new IndexQuery(
                request.recipient(),
                request.sender(),
                request.subject(),
                request.since(),
                request.until(),
                request.limit());
        ListMessages.Listing listing = new ListMessages(index::lookup, store).list(query);
        PrintWriter out = output.out();
        listing.entries().forEach(entry -> out.println(request.json() ? Rendering.json(entry) : Rendering.text(entry)));
        if (listing.unreadable() > 0) {
            String files = listing.unreadable() == 1 ? " file" : " files";
            output.error().println(listing.unreadable() + files + " could not be read; postern fsck names them");
        }
        return listing.unreadable() == 0 ? ExitCode.FINE : ExitCode.WRONG;
    }

    ExitCode show(ShowRequest request, Output output) {
        return switch (new ShowMessage(store).show(request.id())) {
            case ShowMessage.Found found -> shown(found, request.form(), output);
            case ShowMessage.Ambiguous several -> {
                output.error().println("several ids begin so: " + String.join(" ", several.keys()));
                yield ExitCode.WRONG;
            }
            case ShowMessage.Unknown none -> {
                output.error().println("no message of that id; postern list names those there are");
                yield ExitCode.WRONG;
            }
            case ShowMessage.Unreadable unread -> {
                output.error().println("cannot read " + unread.key() + ": " + unread.detail());
                yield ExitCode.WRONG;
            }
        };
    }

    private static ExitCode shown(ShowMessage.Found found, ShowRequest.Form form, Output output) {
        try {
            switch (form) {
                case JSON -> output.out().println(Rendering.json(found.entry()));
                case SUMMARY -> Summary.print(found, output.out());
                case RAW -> copy(found.message(), Long.MAX_VALUE, output);
                case HEADERS -> copy(found.message(), headerOctets(found.message()), output);
            }
            return ExitCode.FINE;
        } catch (IOException unread) {
            output.error()
                    .println("cannot read " + ReadableText.of(found.entry().key()) + ": " + unread.getMessage());
            return ExitCode.WRONG;
        }
    }

    private static long headerOctets(StoredMessage message) throws IOException {
        try (InputStream octets = message.open()) {
            return HeaderReader.read(octets).bodyStart();
        }
    }

    private static void copy(StoredMessage message, long most, Output output) throws IOException {
        try (InputStream octets = message.open()) {
            long left = most;
            byte[] block = new byte[BLOCK];
            int count = octets.read(block, 0, (int) Math.min(BLOCK, left));
            while (count > 0) {
                output.octets().write(block, 0, count);
                left -= count;
                count = left == 0 ? -1 : octets.read(block, 0, (int) Math.min(BLOCK, left));
            }
            output.octets().flush();
        }
    }

    ExitCode reindex(Output output) {
        try {
            Reindex.Reindexed done = index.rebuild(output.pace());
            output.out()
                    .println("indexed " + (done.messages() - done.unreadable()) + " of " + done.messages()
                            + " messages");
            return done.unreadable() == 0 ? ExitCode.FINE : ExitCode.WRONG;
        } catch (IndexFault fault) {
            output.error().println("cannot make the index again: " + fault.detail());
            return ExitCode.WRONG;
        }
    }

    ExitCode fsck(boolean json, Output output) {
        PrintWriter out = output.out();
        Fsck.Report report = new Fsck(store, index.lookup(), store::leftovers)
                .run(finding -> out.println(json ? Rendering.json(finding) : Rendering.text(finding)), output.pace());
        if (!json) {
            out.println(report.messages() + " messages, " + report.rows() + " rows, " + report.findings()
                    + " findings, " + report.faults() + " of them faults"
                    + (report.indexCompared() ? "" : "; index not compared"));
        }
        return report.sound() ? ExitCode.FINE : ExitCode.WRONG;
    }
}
