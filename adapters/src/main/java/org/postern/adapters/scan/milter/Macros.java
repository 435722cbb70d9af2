package org.postern.adapters.scan.milter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.scan.ScanRequest;

/** The macros that a stage brings with it (SMFIC_MACRO), as filters know them from Sendmail. */
final class Macros {
    private static final char MACRO = 'D';

    private Macros() {}

    /** Those before a stage; {@code recipient} is that of the stage. */
    static Optional<Packet> before(Stage stage, ScanRequest request, String recipient) {
        List<String> texts = new ArrayList<>();
        switch (stage) {
            case CONNECT -> connect(request, texts);
            case HELO ->
                request.client().tls().ifPresent(tls -> {
                    put(texts, "{tls_version}", tls.version());
                    put(texts, "{cipher}", tls.cipher());
                });
            case MAIL -> {
                put(texts, "i", request.id().text());
                put(texts, "{mail_mailer}", "smtp");
                put(texts, "{mail_addr}", Paths.bare(request.sender().text()));
                put(texts, "{mail_host}", Paths.domain(request.sender().text()));
            }
            case RCPT -> {
                put(texts, "{rcpt_mailer}", "local");
                put(texts, "{rcpt_addr}", Paths.bare(recipient));
                put(texts, "{rcpt_host}", Paths.domain(recipient));
            }
            case DATA, END_OF_HEADER, END_OF_BODY ->
                put(texts, "i", request.id().text());
            case HEADER, BODY -> {}
        }
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(Packet.of(MACRO, Character.toString(stage.kind()), texts, StandardCharsets.UTF_8));
    }

    private static void connect(ScanRequest request, List<String> texts) {
        String address = request.client().address().text();
        put(texts, "j", request.receiver().text());
        put(texts, "{daemon_name}", "postern");
        put(texts, "v", "Postern");
        put(texts, "_", "[" + address + "]");
        put(texts, "{client_addr}", address);
        put(texts, "{client_name}", "[" + address + "]");
        put(texts, "{client_port}", Integer.toString(request.client().port()));
    }

    private static void put(List<String> texts, String name, String value) {
        texts.add(name);
        texts.add(value);
    }
}
