package org.postern.application.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.postern.application.port.OutsideView;
import org.postern.application.port.Sighting;
import org.postern.domain.address.DomainName;
import org.postern.domain.address.IpAddress;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;

/** The host as it is seen from outside: its published addresses, and the mail server at each, greeted once. */
final class Sightings {
    private static final int MOST_ADDRESSES = 4;

    private final DomainName host;
    private final Dns dns;
    private final OutsideView outside;
    private final Map<IpAddress, FutureTask<Sighting>> seen = new ConcurrentHashMap<>();

    Sightings(DomainName host, Dns dns, OutsideView outside) {
        this.host = host;
        this.dns = dns;
        this.outside = outside;
    }

    /** What the DNS says of the host: of A, then of AAAA. */
    List<Answer> answers() {
        return Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> dns.ask(new Question(host.text(), type)))
                .toList();
    }

    /** The first of its published addresses; none when the DNS says none or nothing. */
    List<IpAddress> addresses() {
        return answers().stream()
                .flatMap(answer -> answer.only(DnsRecord.HostAddress.class).stream())
                .map(DnsRecord.HostAddress::address)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    /** What is seen at an address; whoever asks first greets, the others wait for that. */
    Sighting at(IpAddress address) {
        FutureTask<Sighting> task =
                seen.computeIfAbsent(address, first -> new FutureTask<>(() -> outside.greet(address, host)));
        task.run();
        try {
            return task.get();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return new Sighting.Unreached("it was not waited for");
        } catch (ExecutionException mistake) {
            return new Sighting.Unreached("greeting it broke: " + mistake.getCause());
        }
    }

    /** The certificates shown at the first address that shows any. */
    Optional<Sighting.TlsSight.Shown> shown() {
        return addresses().stream()
                .map(this::at)
                .filter(Sighting.Greeted.class::isInstance)
                .map(sighting -> ((Sighting.Greeted) sighting).tls())
                .filter(Sighting.TlsSight.Shown.class::isInstance)
                .map(Sighting.TlsSight.Shown.class::cast)
                .findFirst();
    }
}
