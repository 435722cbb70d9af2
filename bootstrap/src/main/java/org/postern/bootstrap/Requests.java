package org.postern.bootstrap;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.postern.adapters.control.ControlHandler;
import org.postern.adapters.control.ControlProgress;
import org.postern.application.port.Greylist;
import org.postern.application.port.GreylistFault;
import org.postern.bootstrap.command.EraseRequest;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.PurgeRequest;
import org.postern.bootstrap.command.ShowRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Commands as words for the control socket, and what the running server does when it hears them. */
final class Requests implements ControlHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Maintenance maintenance;
    private final Removing removing;
    private final BackingUp backingUp;
    private final Erasing erasing;
    private final Greylist greylist;
    private final Supplier<Reloading.Outcome> reload;
    private final BooleanSupplier renew;

    Requests(
            Maintenance maintenance,
            Removing removing,
            BackingUp backingUp,
            Erasing erasing,
            Greylist greylist,
            Supplier<Reloading.Outcome> reload,
            BooleanSupplier renew) {
        this.maintenance = maintenance;
        this.removing = removing;
        this.backingUp = backingUp;
        this.erasing = erasing;
        this.greylist = greylist;
        this.reload = reload;
        this.renew = renew;
    }

    static List<String> purge(PurgeRequest request) {
        return List.of("purge", JSON.writeValueAsString(request));
    }

    static List<String> list(ListRequest request) {
        return List.of("list", JSON.writeValueAsString(request));
    }

    static List<String> show(ShowRequest request) {
        return List.of("show", JSON.writeValueAsString(request));
    }

    static List<String> retention(boolean resume) {
        return List.of("retention", Boolean.toString(resume));
    }

    static List<String> backup(Path folder) {
        return List.of("backup", folder.toString());
    }

    static List<String> erase(EraseRequest request) {
        return List.of("erase", JSON.writeValueAsString(request));
    }

    static List<String> reindex() {
        return List.of("reindex", "");
    }

    static List<String> reload() {
        return List.of("reload", "");
    }

    static List<String> renew() {
        return List.of("renew", "");
    }

    static List<String> fsck(boolean json) {
        return List.of("fsck", Boolean.toString(json));
    }

    static List<String> greylist(Collection<String> keys, Instant at) {
        return List.of("greylist", JSON.writeValueAsString(new Asked(List.copyOf(keys), at.toString())));
    }

    private record Asked(List<String> keys, String at) {}

    static List<String> openFiles() {
        return List.of("open-files", "");
    }

    @Override
    public int handle(List<String> words, OutputStream out, OutputStream error, ControlProgress progress) {
        Output output = new Output(out, error, progress::went);
        ExitCode code;
        try {
            code = maintenance.perform(here -> perform(words.getFirst(), words.getLast(), output), output);
        } catch (JacksonException notOurs) {
            output.error().println("the server that runs is of another version; restart it");
            code = ExitCode.WRONG;
        } catch (RuntimeException ours) {
            LOG.error("fault in the command {}", words.getFirst(), ours);
            output.error().println("the server that runs failed: " + ours + "; its log says more");
            code = ExitCode.WRONG;
        }
        output.flush();
        return code.number();
    }

    private ExitCode perform(String command, String argument, Output output) {
        return switch (command) {
            case "list" -> maintenance.list(JSON.readValue(argument, ListRequest.class), output);
            case "show" -> maintenance.show(JSON.readValue(argument, ShowRequest.class), output);
            case "purge" -> removing.purge(JSON.readValue(argument, PurgeRequest.class), output);
            case "retention" -> removing.retention(Boolean.parseBoolean(argument), output);
            case "backup" -> backingUp.backup(Path.of(argument), output.pace(), output);
            case "erase" -> erasing.erase(JSON.readValue(argument, EraseRequest.class), output.pace(), output);
            case "reload" -> reload(output);
            case "renew" -> renew(output);
            case "reindex" -> maintenance.reindex(output);
            case "fsck" -> maintenance.fsck(Boolean.parseBoolean(argument), output);
            case "greylist" -> greylist(JSON.readValue(argument, Asked.class), output);
            case "open-files" -> {
                output.out().println(Descriptors.limit());
                yield ExitCode.FINE;
            }
            default -> {
                output.error().println("the server that runs does not know this command; restart it");
                yield ExitCode.WRONG;
            }
        };
    }

    private ExitCode renew(Output output) {
        boolean asked = renew.getAsBoolean();
        (asked ? output.out() : output.error())
                .println(
                        asked
                                ? "every certificate is asked for now; the log says what comes of it, and so does postern acme"
                                : "the server that runs asks no authority; acme is read at its start");
        return asked ? ExitCode.FINE : ExitCode.WRONG;
    }

    private ExitCode greylist(Asked asked, Output output) {
        try {
            greylist.find(asked.keys(), Instant.parse(asked.at()))
                    .forEach(sender -> output.out().println(Met.line(sender)));
            return ExitCode.FINE;
        } catch (GreylistFault down) {
            output.error().println("the greylist cannot be asked: " + down.why());
            return ExitCode.WRONG;
        }
    }

    private ExitCode reload(Output output) {
        Reloading.Outcome outcome = reload.get();
        outcome.lines().forEach((outcome.followed() ? output.out() : output.error())::println);
        return outcome.followed() ? ExitCode.FINE : ExitCode.WRONG;
    }
}
