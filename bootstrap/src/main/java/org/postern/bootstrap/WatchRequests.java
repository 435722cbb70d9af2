package org.postern.bootstrap;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postern.adapters.control.ControlHandler;
import org.postern.adapters.control.ControlProgress;
import org.postern.adapters.trace.SessionRecorder;
import org.postern.adapters.trace.TraceFilter;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.command.TraceRequest;
import org.postern.domain.address.IpNetwork;
import tools.jackson.databind.json.JsonMapper;

/** What {@code top} and {@code trace} ask of the running server; everything else is for another. */
final class WatchRequests implements ControlHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ControlHandler others;
    private final Supplier<TopSnapshot> glance;
    private final SessionRecorder recorder;

    /** {@code glance} says how the server is at that moment. */
    WatchRequests(ControlHandler others, Supplier<TopSnapshot> glance, SessionRecorder recorder) {
        this.others = others;
        this.glance = glance;
        this.recorder = recorder;
    }

    static List<String> trace(TraceRequest request) {
        return List.of(
                "trace",
                request.network().map(IpNetwork::toString).orElse(""),
                request.id().orElse(""));
    }

    @Override
    public int handle(List<String> words, OutputStream out, OutputStream error, ControlProgress progress) {
        Output output = new Output(out, error);
        ExitCode code;
        switch (words.getFirst()) {
            case "top" -> {
                output.out().println(JSON.writeValueAsString(glance.get()));
                code = ExitCode.FINE;
            }
            case "trace" -> code = Tracing.watch(recorder, filter(words), output);
            default -> {
                return others.handle(words, out, error, progress);
            }
        }
        output.flush();
        return code.number();
    }

    private static TraceFilter filter(List<String> words) {
        return new TraceFilter(
                IpNetwork.parse(words.get(1)), Optional.of(words.get(2)).filter(id -> !id.isEmpty()));
    }
}
