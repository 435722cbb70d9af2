package org.postern.adapters.scan.rspamd;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.adapters.scan.Daemon;
import org.postern.adapters.scan.Endpoint;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanRequest;

/** rspamd by {@code POST /checkv2}: the message is the body, what is known of its way stands in the header fields. */
public final class RspamdScanner implements ContentScanner {
    private static final int MOST_OCTETS = 1 << 20;
    private static final int FINE = 200;

    private final Questions questions;
    private final HttpClient http;

    public RspamdScanner(Endpoint.Tcp endpoint) {
        this.questions = new Questions(endpoint.address());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public ScanAnswer scan(ScanRequest request) {
        try (InputStream octets = request.content().open()) {
            HttpResponse<byte[]> answer = send(questions.about(request, octets), request.patience());
            return answer.statusCode() == FINE
                    ? Answers.read(answer.body(), request.receiver())
                    : ScanAnswer.unavailable("it answered with HTTP status " + answer.statusCode());
        } catch (IOException failed) {
            return ScanAnswer.unavailable(Daemon.words(failed, request.patience()));
        } catch (TimeoutException late) {
            return ScanAnswer.unavailable("no answer in " + request.patience().toMillis() + " ms");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ScanAnswer.unavailable("nobody waits for the answer any more");
        }
    }

    /** The whole answer, or none: however slowly it comes, and however long it is. */
    private HttpResponse<byte[]> send(HttpRequest question, Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(question, status -> new BoundedBody(MOST_OCTETS));
        try {
            return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException trouble ? trouble : new IOException(failed.getCause());
        } finally {
            coming.cancel(true);
        }
    }
}
