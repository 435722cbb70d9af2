package org.postern.adapters.scan.milter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.postern.adapters.scan.Connection;
import org.postern.domain.address.ForwardPath;
import org.postern.domain.address.Ipv6Address;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.scan.ScanAnswer;
import org.postern.domain.scan.ScanOutcome;
import org.postern.domain.scan.ScanRequest;

/**
 * A mail transaction as it is told to a filter, stage by stage, when all of it is known. Any stage may settle the matter;
 * a recipient that is declined alone does not, since it was accepted already, unless all of them are.
 */
final class Transaction {
    private static final int PIECE = 65_535;
    private static final int LONGEST_VALUE = 60_000;

    private final Connection connection;
    private final ScanRequest request;
    private final Negotiation agreed;
    private final Remarks remarks;

    Transaction(Connection connection, ScanRequest request, Negotiation agreed) {
        this.connection = connection;
        this.request = request;
        this.agreed = agreed;
        this.remarks = new Remarks(request.receiver());
    }

    /** What the filter says in the end. */
    ScanAnswer tell() throws IOException {
        Optional<ScanOutcome> settled = envelope();
        if (settled.isEmpty()) {
            settled = content();
        }
        if (settled.isPresent()) {
            return remarks.with(settled.get());
        }
        send(Stage.END_OF_BODY, Packet.of(Stage.END_OF_BODY.kind()), "");
        return new Changes(remarks).read(connection);
    }

    private Optional<ScanOutcome> envelope() throws IOException {
        Optional<ScanOutcome> settled = stage(Stage.CONNECT, client(), "");
        if (settled.isEmpty()) {
            settled = stage(Stage.HELO, Packet.of(Stage.HELO.kind(), request.helo()), "");
        }
        if (settled.isEmpty()) {
            settled = stage(
                    Stage.MAIL, Packet.of(Stage.MAIL.kind(), request.sender().text()), "");
        }
        if (settled.isEmpty()) {
            settled = recipients();
        }
        return settled.isEmpty() ? stage(Stage.DATA, Packet.of(Stage.DATA.kind()), "") : settled;
    }

    /** Host name, family, port in two octets, address; nobody looked for a name, so the address stands for it. */
    private Packet client() {
        String address = request.client().address().text();
        int port = request.client().port();
        char family = request.client().address() instanceof Ipv6Address ? '6' : '4';
        String before = "[" + address + "]\0" + family + (char) (port >>> 8 & 0xFF) + (char) (port & 0xFF);
        return Packet.of(Stage.CONNECT.kind(), before, List.of(address), StandardCharsets.ISO_8859_1);
    }

    private Optional<ScanOutcome> recipients() throws IOException {
        Optional<ScanOutcome> declined = Optional.empty();
        int taken = 0;
        for (ForwardPath recipient : request.recipients()) {
            String path = recipient.text();
            Optional<ScanOutcome> settled = stage(Stage.RCPT, Packet.of(Stage.RCPT.kind(), path), path);
            if (settled.isPresent() && settled.get() instanceof ScanOutcome.Clean) {
                return settled;
            }
            taken += settled.isEmpty() ? 1 : 0;
            declined = settled.isPresent() ? settled : declined;
        }
        if (taken > 0 && declined.isPresent()) {
            remarks.note("a recipient that it declines is not declined any more");
        }
        return taken > 0 ? Optional.empty() : declined;
    }

    private Optional<ScanOutcome> content() throws IOException {
        try (InputStream octets = request.content().open()) {
            HeaderSection section = HeaderReader.read(octets);
            for (HeaderField field : agreed.wants(Stage.HEADER) ? section.fields() : List.<HeaderField>of()) {
                Optional<ScanOutcome> settled = stage(Stage.HEADER, header(field), "");
                if (settled.isPresent()) {
                    return settled;
                }
            }
            Optional<ScanOutcome> settled = stage(Stage.END_OF_HEADER, Packet.of(Stage.END_OF_HEADER.kind()), "");
            return settled.isPresent() || !agreed.wants(Stage.BODY) ? settled : body(section.bodyStart());
        }
    }

    /** Within a value lines end with LF, as they do where Sendmail's filters come from. */
    private Packet header(HeaderField field) {
        String value = field.rawValue().replace("\r\n", "\n");
        String line = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
        String said = !agreed.keepsLeadingSpace() && line.startsWith(" ") ? line.substring(1) : line;
        if (said.length() > LONGEST_VALUE) {
            remarks.note("it was shown the beginning of a very long field");
        }
        String shown = said.substring(0, Math.min(said.length(), LONGEST_VALUE));
        return Packet.of(Stage.HEADER.kind(), "", List.of(field.name(), shown), StandardCharsets.ISO_8859_1);
    }

    private Optional<ScanOutcome> body(int start) throws IOException {
        try (InputStream octets = request.content().open()) {
            octets.skipNBytes(start);
            for (byte[] piece = octets.readNBytes(PIECE); piece.length > 0; piece = octets.readNBytes(PIECE)) {
                send(Stage.BODY, new Packet(Stage.BODY.kind(), piece), "");
                Optional<Packet> answer = answer(Stage.BODY);
                Optional<ScanOutcome> settled =
                        answer.isPresent() ? Verdicts.of(answer.get(), remarks) : Optional.empty();
                if (settled.isPresent() || answer.isPresent() && answer.get().kind() == Verdicts.SKIP) {
                    return settled;
                }
            }
            return Optional.empty();
        }
    }

    private Optional<ScanOutcome> stage(Stage stage, Packet packet, String recipient) throws IOException {
        if (!agreed.wants(stage)) {
            return Optional.empty();
        }
        send(stage, packet, recipient);
        Optional<Packet> answer = answer(stage);
        return answer.isPresent() ? Verdicts.of(answer.get(), remarks) : Optional.empty();
    }

    private void send(Stage stage, Packet packet, String recipient) throws IOException {
        Optional<Packet> macros = Macros.before(stage, request, recipient);
        if (macros.isPresent()) {
            macros.get().write(connection);
        }
        packet.write(connection);
    }

    /** Its answer, if it gives one to this; before it, it may say that it is still at it. */
    private Optional<Packet> answer(Stage stage) throws IOException {
        if (!agreed.answers(stage)) {
            return Optional.empty();
        }
        Packet answer = Packet.read(connection);
        while (answer.kind() == Verdicts.PROGRESS) {
            answer = Packet.read(connection);
        }
        return Optional.of(answer);
    }
}
