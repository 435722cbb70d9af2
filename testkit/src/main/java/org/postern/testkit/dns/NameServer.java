package org.postern.testkit.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small authoritative server for tests: real packets over UDP and TCP on one port (RFC 1035, RFC 6891, RFC 7766), a
 * world of zones from a text ({@link ZoneText} has the syntax), and {@link Directive}s for everything a server can do
 * wrong. Each query has a virtual thread. As a program: {@code NameServer zone.txt port [address]}.
 */
public final class NameServer implements AutoCloseable {
    private static final int TRIES_FOR_A_PORT = 50;

    private final Zones zones;
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final UdpService udp;
    private final TcpService tcp;

    /** One question that arrived; the name is in lower case without a final dot. */
    public record Asked(String name, String type, boolean overTcp, boolean extended) {}

    private NameServer(Zones zones, ServerSocket listener) throws IOException {
        this.zones = zones;
        this.udp = new UdpService(listener.getInetAddress(), listener.getLocalPort(), this);
        this.tcp = new TcpService(listener, this);
        udp.start();
        tcp.start();
    }

    /** Listens on the loopback at a port the system chooses. */
    public static NameServer serving(String zoneText) throws IOException {
        return serving(zoneText, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    /** Listens at an address; port 0 lets the system choose one that is free for both transports. */
    public static NameServer serving(String zoneText, InetAddress address, int port) throws IOException {
        Zones zones = ZoneText.read(zoneText);
        for (int attempt = 1; ; attempt++) {
            ServerSocket listener = new ServerSocket(port, 128, address);
            try {
                return new NameServer(zones, listener);
            } catch (IOException taken) {
                listener.close();
                if (port != 0 || attempt == TRIES_FOR_A_PORT) {
                    throw taken;
                }
            }
        }
    }

    /** The port of both transports. */
    public int port() {
        return tcp.port();
    }

    /** {@code host:port} as a configuration wants it. */
    public String address() {
        String host = tcp.address().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port();
    }

    /** Every question that arrived, in order, repetitions included. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Waits for the next question that nobody waited for yet. */
    public void awaitQuestion() throws InterruptedException {
        arrivals.acquire();
    }

    /** How often a name was asked for a type. */
    public long count(String name, String type) {
        return asked.stream()
                .filter(a -> a.name().equals(name) && a.type().equals(type))
                .count();
    }

    /** Notes the question and answers it. */
    void serve(WireQuery query, Conduct.Wire wire) throws IOException, InterruptedException {
        asked.add(new Asked(
                query.name().lower().text(),
                mnemonic(query.type()),
                !wire.isUdp(),
                query.extension().isPresent()));
        arrivals.release();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            new Conduct(zones, wire).answer(query);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    /** How many questions were being answered at the same moment, at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private static String mnemonic(int type) {
        return switch (type) {
            case ResourceRecord.A -> "A";
            case ResourceRecord.AAAA -> "AAAA";
            case ResourceRecord.MX -> "MX";
            case ResourceRecord.PTR -> "PTR";
            case ResourceRecord.TXT -> "TXT";
            case ResourceRecord.CNAME -> "CNAME";
            case ResourceRecord.SOA -> "SOA";
            case ResourceRecord.NS -> "NS";
            case ResourceRecord.TLSA -> "TLSA";
            default -> String.format(Locale.ROOT, "TYPE%d", type);
        };
    }

    @Override
    public void close() {
        udp.close();
        tcp.close();
    }

    /** Serves a zone file until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String text = Files.readString(Path.of(arguments[0]));
        InetAddress address = InetAddress.getByName(arguments.length > 2 ? arguments[2] : "127.0.0.1");
        try (NameServer server = serving(text, address, Integer.parseInt(arguments[1]))) {
            System.out.println("name server at " + server.address());
            new CountDownLatch(1).await();
        }
    }
}
