package org.postern.adapters.dnsjava;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Validates answers here, from the trust anchors down (RFC 4035 §5), on virtual threads that end with their question. */
final class Validator implements Closeable {
    /** A question that is validated costs a DS and a DNSKEY for each zone on the way; most are known already. */
    private static final int PATIENCE = 4;

    private final DnsSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ValidatingResolver resolver;

    Validator(DnsSettings settings, Servers servers, Clock clock) {
        this.settings = settings;
        this.resolver = new ValidatingResolver(new ServersAsResolver(servers), clock);
        try {
            byte[] anchors = settings.anchors().getBytes(StandardCharsets.US_ASCII);
            resolver.loadTrustAnchors(new ByteArrayInputStream(anchors));
        } catch (IOException e) {
            throw new IllegalArgumentException("trust anchors: " + e.getMessage(), e);
        }
        if (resolver.getTrustAnchors().items().isEmpty()) {
            throw new IllegalArgumentException("no trust anchor among them");
        }
    }

    /** An answer whose AD bit says whether it is secure. The servers' own failures do not come here as answers. */
    Message ask(Message query) throws Trouble {
        CompletableFuture<Message> answer = resolver.sendAsync(query, threads).toCompletableFuture();
        try {
            long patience = settings.longest().multipliedBy(PATIENCE).toNanos();
            Message validated = answer.get(patience, TimeUnit.NANOSECONDS);
            int code = validated.getRcode();
            if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
                throw new Trouble(Trouble.BOGUS);
            }
            return validated;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.INTERRUPTED);
        } catch (TimeoutException e) {
            throw new Trouble(Trouble.TIMEOUT);
        } catch (ExecutionException e) {
            throw told(e.getCause());
        }
    }

    private static Trouble told(@Nullable Throwable cause) {
        return cause instanceof UncheckedIOException unchecked && unchecked.getCause() instanceof Trouble trouble
                ? trouble
                : new Trouble("validation broken: " + cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
