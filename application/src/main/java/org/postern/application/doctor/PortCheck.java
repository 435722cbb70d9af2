package org.postern.application.doctor;

import java.util.List;
import org.postern.application.port.Sighting;
import org.postern.domain.address.IpAddress;

/** Whether the mail server answers at each published address of its name, as itself and with STARTTLS: RFC 5321 §3.1. */
record PortCheck(MailHost host, Sightings sightings) implements Check {

    @Override
    public String subject() {
        return "port 25";
    }

    @Override
    public List<Diagnosis> look() {
        List<IpAddress> addresses = sightings.addresses();
        return addresses.isEmpty()
                ? List.of(Diagnosis.wrong(
                        subject(),
                        "no address of " + host.name() + " is known",
                        "There is nowhere to connect to.",
                        "See the line of A, AAAA."))
                : addresses.stream().map(this::judged).toList();
    }

    private Diagnosis judged(IpAddress address) {
        return switch (sightings.at(address)) {
            case Sighting.Greeted greeted -> greeted(address, greeted);
            case Sighting.Unreached none ->
                Diagnosis.wrong(
                        subject(),
                        address.text() + ": " + none.why(),
                        "Mail cannot come where nobody answers.",
                        "Look at listeners, the firewall and the provider, who may block port 25; where a router does"
                                + " not lead its own public address back inside, try from elsewhere.");
        };
    }

    private Diagnosis greeted(IpAddress address, Sighting.Greeted greeted) {
        if (!greeted.name().equalsIgnoreCase(host.name().text())) {
            return Diagnosis.wrong(
                    subject(),
                    address.text() + " is answered by " + greeted.name(),
                    "Mail for the domain goes to a server of another name.",
                    "Stop the other server, or say its name in hostname.");
        }
        return tls(address, greeted.tls());
    }

    private Diagnosis tls(IpAddress address, Sighting.TlsSight tls) {
        String greeted = address.text() + " is answered by " + host.name();
        String why = "Mail comes in clear text; senders that insist on TLS hold theirs back.";
        return switch (tls) {
            case Sighting.TlsSight.Shown shown -> Diagnosis.fine(subject(), greeted + " with STARTTLS");
            case Sighting.TlsSight.NotOffered none ->
                Diagnosis.warn(subject(), greeted + " without STARTTLS", why, "Say tls: starttls at the listener.");
            case Sighting.TlsSight.Failed failed ->
                Diagnosis.wrong(
                        subject(), greeted + "; STARTTLS fails: " + failed.why(), why, "See the log of the server.");
        };
    }
}
