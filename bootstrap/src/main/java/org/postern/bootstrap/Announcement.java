package org.postern.bootstrap;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.postern.adapters.smtp.SmtpListener;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;
import org.postern.bootstrap.configuration.Recipients;

/** What the server says once it accepts mail: where it listens and, in try mode, what to do first. */
final class Announcement {

    private Announcement() {}

    static void print(Configuration configuration, Server server, Output output) {
        PrintWriter out = output.out();
        out.println(ready(configuration, server));
        server.observatory()
                .address()
                .ifPresent(http -> out.println("http " + text(http) + " (/metrics, /livez, /readyz)"));
        server.web().address().ifPresent(https -> out.println("https " + text(https) + " (/.well-known/mta-sts.txt)"));
        if (configuration.recipients() instanceof Recipients.Everyone) {
            tryMode(configuration, text(server.listeners().getFirst().address()), out);
        }
        out.flush();
    }

    /** The line that says so. */
    static String ready(Configuration configuration, Server server) {
        List<SmtpListener> listeners = server.listeners();
        StringBuilder ready = new StringBuilder("ready");
        for (int i = 0; i < listeners.size(); i++) {
            String mode = configuration.listeners().get(i).tls().name().toLowerCase(Locale.ROOT);
            ready.append(' ')
                    .append(text(listeners.get(i).address()))
                    .append(" (tls: ")
                    .append(mode)
                    .append(')');
        }
        return ready.toString();
    }

    private static void tryMode(Configuration configuration, String address, PrintWriter out) {
        out.println();
        out.println("Try mode: no configuration file, so every recipient is accepted, from this machine only.");
        out.println("Send a first mail:");
        out.println();
        out.println("  printf 'From: me@example.org\\r\\nSubject: Hello\\r\\n\\r\\nHello, Postern.\\r\\n' |");
        out.println(
                "    curl --url smtp://" + address + " --mail-from me@example.org --mail-rcpt you@example.test -T -");
        out.println();
        out.println("Then look: ./postern list, or the files in " + readable(configuration.emails()));
    }

    private static String readable(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) ? here.relativize(folder) + "/" : folder + "/";
    }

    /** An address as people write it. */
    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
