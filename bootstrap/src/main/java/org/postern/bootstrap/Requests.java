package org.postern.bootstrap;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.postern.adapters.control.ControlHandler;
import org.postern.adapters.control.ControlProgress;
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
    private final Supplier<Reloading.Outcome> reload;

    Requests(
            Maintenance maintenance,
            Removing removing,
            BackingUp backingUp,
            Erasing erasing,
            Supplier<Reloading.Outcome> reload) {
        this.maintenance = maintenance;
        this.removing = removing;
        this.backingUp = backingUp;
        this.erasing = erasing;
        this.reload = reload;
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

    static List<String> fsck(boolean json) {
        return List.of("fsck", Boolean.toString(json));
    }

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
            case "reindex" -> maintenance.reindex(output);
            case "fsck" -> maintenance.fsck(Boolean.parseBoolean(argument), output);
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

    private ExitCode reload(Output output) {
        Reloading.Outcome outcome = reload.get();
        outcome.lines().forEach((outcome.followed() ? output.out() : output.error())::println);
        return outcome.followed() ? ExitCode.FINE : ExitCode.WRONG;
    }
}
