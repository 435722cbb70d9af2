package org.postern.adapters.dnsjava;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** All name servers as one: each is asked in turn, and all of them again, until one gives an answer that can be used. */
final class Servers implements Closeable {
    /** What passes everywhere without fragments: RFC 9715 §3. */
    private static final int DATAGRAM = 1232;

    private final DnsSettings settings;
    private final Exchange exchange;

    Servers(DnsSettings settings) {
        this.settings = settings;
        this.exchange = new Exchange(settings.concurrency());
    }

    /** The first usable answer: NOERROR or NXDOMAIN, whole. Otherwise the last trouble that tells something. */
    Message ask(Message query, int extendedFlags) throws Trouble {
        Trouble trouble = new Trouble(Trouble.TIMEOUT);
        for (int round = 0; round < settings.tries(); round++) {
            for (InetSocketAddress server : settings.servers()) {
                long end = System.nanoTime() + settings.timeout().toNanos();
                try {
                    return usable(once(server, query, extendedFlags, end));
                } catch (SocketTimeoutException late) {
                    // the next may be faster; silence tells least
                } catch (Trouble told) {
                    trouble = told;
                } catch (IOException e) {
                    trouble = new Trouble("unreachable");
                }
            }
        }
        throw trouble;
    }

    /** A server that does not know EDNS is asked without: RFC 6891 §7. */
    private Message once(InetSocketAddress server, Message query, int extendedFlags, long end) throws IOException {
        Message extended = query.clone();
        extended.addRecord(new OPTRecord(DATAGRAM, 0, 0, extendedFlags), Section.ADDITIONAL);
        Message answer = exchange.ask(server, extended, end);
        int code = answer.getHeader().getRcode();
        boolean old = (code == Rcode.FORMERR || code == Rcode.NOTIMP) && answer.getOPT() == null;
        return old ? exchange.ask(server, query, end) : answer;
    }

    private Message usable(Message answer) throws Trouble {
        int code = answer.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            boolean bogus = settings.validation() == Validation.BY_SERVER && Explanation.isBogus(answer);
            throw new Trouble(bogus ? Trouble.BOGUS : Rcode.string(code));
        }
        if (answer.getHeader().getFlag(Flags.TC)) {
            throw new Trouble("truncated");
        }
        if (isReferral(answer)) {
            throw new Trouble("lame");
        }
        return answer;
    }

    /** Where to ask instead of what was asked: RFC 2308 §2.2.1. A server that we ask for everything must not say it. */
    private static boolean isReferral(Message answer) {
        return answer.getHeader().getRcode() == Rcode.NOERROR
                && answer.getSection(Section.ANSWER).isEmpty()
                && answer.getSection(Section.AUTHORITY).stream().anyMatch(r -> r.getType() == Type.NS)
                && answer.getSection(Section.AUTHORITY).stream().noneMatch(r -> r.getType() == Type.SOA);
    }

    /** For those who cannot wait; the failure is an {@link UncheckedIOException} of a {@link Trouble}. */
    CompletionStage<Message> begin(Message query, int extendedFlags, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ask(query, extendedFlags);
                    } catch (Trouble trouble) {
                        throw new UncheckedIOException(trouble);
                    }
                },
                executor);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
