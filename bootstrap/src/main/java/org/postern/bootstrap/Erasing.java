package org.postern.bootstrap;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.adapters.ledgerfile.LedgerErasure;
import org.postern.application.maintain.Erase;
import org.postern.application.maintain.Pace;
import org.postern.application.maintain.Rendering;
import org.postern.application.port.RemovableMessages;
import org.postern.bootstrap.command.EraseRequest;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;

/**
 * {@code postern erase}: files, then the index, the ledger, the dialogues of failed sessions, and nothing of any of them is
 * left on the disk. Of the dialogues all go, whosever they are: an address may stand in them in any spelling, or half.
 */
final class Erasing {
    private static final Duration COMPACT_WITHIN = Duration.ofMinutes(10);

    private final RemovableMessages store;
    private final Index index;
    private final InLedger ledger;
    private final Dialogues dialogues;

    /** How an address is taken out of the ledger. */
    interface InLedger {
        LedgerErasure.Erased erase(String address, Set<String> ids) throws IOException;
    }

    /** How all dialogues go, also of sessions that are open; how many they were. */
    interface Dialogues {
        long erase() throws IOException;
    }

    Erasing(RemovableMessages store, Index index, InLedger ledger, Dialogues dialogues) {
        this.store = store;
        this.index = index;
        this.ledger = ledger;
        this.dialogues = dialogues;
    }

    ExitCode erase(EraseRequest request, Pace pace, Output output) {
        Erase erase = new Erase(store, index::forget);
        Erase.Found found = erase.find(request.address(), pace);
        List<Erase.Concerned> going = found.going(request.shared());
        for (Erase.Concerned one : found.messages()) {
            String relation = one.relation().name().toLowerCase(Locale.ROOT);
            output.out()
                    .println((going.contains(one) ? "goes " : "stays") + " " + relation + "  "
                            + Rendering.text(one.entry()));
        }
        int staying = found.messages().size() - going.size();
        if (staying > 0) {
            output.error().println(staying + " with other recipients stay; --shared takes them, too");
        }
        if (found.unreadable() > 0) {
            output.error().println(found.unreadable() + " files could not be read; postern fsck names them");
        }
        if (!request.sure()) {
            output.error().println(going.size() + " messages would go; nothing was erased; say --yes if it is meant");
            return ExitCode.WRONG;
        }
        ExitCode code = run(erase, going, request.address(), output);
        return found.unreadable() > 0 ? ExitCode.WRONG : code;
    }

    private ExitCode run(Erase erase, List<Erase.Concerned> going, String address, Output output) {
        Erase.Erased erased = erase.run(going);
        output.out().println("gone: " + erased.gone().size() + " of " + going.size() + " messages");
        boolean whole = erased.fault().isEmpty();
        erased.fault()
                .ifPresent(words -> output.error().println("the disk refused to go on: " + words + "; run it again"));
        index.compact();
        if (!index.awaitCompacted(COMPACT_WITHIN)) {
            output.error().println("the index is down or busy; what it holds of them goes when it opens again");
            whole = false;
        }
        whole &= fromLedger(address, new HashSet<>(erased.gone()), output);
        whole &= fromDialogues(output);
        output.out()
                .println(
                        "not reached: backups until their next run, the log of your supervisor, copies taken elsewhere");
        return whole ? ExitCode.FINE : ExitCode.WRONG;
    }

    private boolean fromLedger(String address, Set<String> ids, Output output) {
        try {
            LedgerErasure.Erased lines = ledger.erase(address, ids);
            output.out()
                    .println("ledger: " + lines.lines() + " lines gone, the address replaced in " + lines.replaced()
                            + " others");
            return true;
        } catch (IOException failed) {
            output.error().println("the ledger is as it was: " + failed.getMessage() + "; run it again");
            return false;
        }
    }

    private boolean fromDialogues(Output output) {
        try {
            output.out().println("dialogues of failed sessions: " + dialogues.erase() + " gone, all there were");
            return true;
        } catch (IOException failed) {
            output.error().println("dialogues of failed sessions are left: " + failed.getMessage() + "; run it again");
            return false;
        }
    }
}
