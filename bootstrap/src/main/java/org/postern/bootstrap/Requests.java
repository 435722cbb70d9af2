package org.postern.bootstrap;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.adapters.control.ControlHandler;
import org.postern.adapters.trace.SessionRecorder;
import org.postern.adapters.trace.TraceFilter;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ListRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.ShowRequest;
import org.postern.bootstrap.command.TraceRequest;
import org.postern.domain.address.IpNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Commands as words for the control socket, and what the running server does when it hears them. */
final class Requests implements ControlHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Maintenance maintenance;
    private final Supplier<TopSnapshot> glance;
    private final SessionRecorder recorder;

    /** {@code glance} says how the server is at that moment. */
    Requests(Maintenance maintenance, Supplier<TopSnapshot> glance, SessionRecorder recorder) {
        this.maintenance = maintenance;
        this.glance = glance;
        this.recorder = recorder;
    }

    static List<String> trace(TraceRequest request) {
        return List.of(
                "trace",
                request.network().map(IpNetwork::toString).orElse(""),
                request.id().orElse(""));
    }

    static List<String> list(ListRequest request) {
        return List.of("list", JSON.writeValueAsString(request));
    }

    static List<String> show(ShowRequest request) {
        return List.of("show", JSON.writeValueAsString(request));
    }

    static List<String> reindex() {
        return List.of("reindex", "");
    }

    static List<String> fsck(boolean json) {
        return List.of("fsck", Boolean.toString(json));
    }

    static List<String> openFiles() {
        return List.of("open-files", "");
    }

    @Override
    public int handle(List<String> words, OutputStream out, OutputStream error) {
        Output output = new Output(out, error);
        ExitCode code;
        try {
            code = switch (words.getFirst()) {
                case "top" -> {
                    output.out().println(JSON.writeValueAsString(glance.get()));
                    yield ExitCode.FINE;
                }
                case "trace" -> Tracing.watch(recorder, filter(words), output);
                default ->
                    maintenance.perform(here -> perform(here, words.getFirst(), words.getLast(), output), output);
            };
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

    private static TraceFilter filter(List<String> words) {
        return new TraceFilter(
                IpNetwork.parse(words.get(1)), Optional.of(words.get(2)).filter(id -> !id.isEmpty()));
    }

    private static ExitCode perform(Maintenance maintenance, String command, String argument, Output output) {
        return switch (command) {
            case "list" -> maintenance.list(JSON.readValue(argument, ListRequest.class), output);
            case "show" -> maintenance.show(JSON.readValue(argument, ShowRequest.class), output);
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
}
