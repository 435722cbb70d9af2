package org.postern.adapters.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.postern.domain.address.IpAddress;

/**
 * One HTTP port for who looks after the server. Every connection has a platform thread, so that it is answered whatever
 * holds the sessions; connections are few and have little time, so that a slow client holds nobody.
 */
public final class HttpPort implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int IDLE_SECONDS = 10;

    /** Limits that the JDK's server takes from the process, once, when the first of its kind is made. */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS),
            "sun.net.httpserver.maxReqTime", "5",
            "sun.net.httpserver.maxRspTime", "10",
            "sun.net.httpserver.idleInterval", Integer.toString(IDLE_SECONDS),
            "sun.net.httpserver.maxReqHeaders", "50",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.nodelay", "true");

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    /** Binds at once. {@code pages} by their exact paths; {@code names} are what else the Host field may call us. */
    public HttpPort(InetSocketAddress address, Set<String> names, Map<String, Page> pages) throws IOException {
        limitServers();
        HostNames hosts = new HostNames(IpAddress.of(address.getAddress().getAddress()), names);
        this.server = HttpServer.create(address, CONNECTIONS);
        this.threads = new ThreadPoolExecutor(
                CONNECTIONS,
                CONNECTIONS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("http-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", new Exchanges(hosts, pages));
    }

    /** Before anybody in the process makes a server of the JDK's: it takes these limits once, and none after that. */
    public static void limitServers() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    /** Begins to answer. */
    public void start() {
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
