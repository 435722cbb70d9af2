package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.application.maintain.Erase;
import org.postern.application.maintain.Erase.Relation;
import org.postern.application.maintain.Pace;
import org.postern.application.port.StoredMessage;
import org.postern.domain.smtp.TransactionId;

/** Which messages are about an address, and whose they are. */
final class EraseTest {
    private final MemoryStore store = new MemoryStore();
    private final List<TransactionId> forgotten = new ArrayList<>();
    private final Erase erase = new Erase(store, forgotten::addAll);

    /** As other hands have it: what it says of its envelope is all there is to go by. */
    private void put(String key, String from, String to, String... mailboxes) {
        StringBuilder text = new StringBuilder("Return-Path: <" + from + ">\r\nEnvelope-To: " + to + "\r\n");
        for (String mailbox : mailboxes) {
            text.append("Delivered-To: ").append(mailbox).append("\r\n");
        }
        byte[] octets = text.append("Subject: s\r\n\r\nalice@example.test\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        Optional<TransactionId> id = TransactionId.parse(key);
        if (id.isPresent()) {
            store.keep(id.get(), new byte[0], new SomeContent(octets), 0);
        } else {
            store.addForeign(key, octets);
        }
    }

    private List<String> found(String address) {
        return erase.find(address, Pace.UNSEEN).messages().stream()
                .map(one -> one.entry().key() + " " + one.relation())
                .toList();
    }

    @Test
    void itIsFromItToItOrToItAndOthers() {
        put("from", "Alice@Example.TEST", "bob@example.test");
        put("to", "eve@example.org", "ALICE@example.test");
        put("shared", "eve@example.org", "alice@example.test, bob@example.test");
        put("alias", "eve@example.org", "sales@example.test", "alice@example.test");
        put("aliases", "eve@example.org", "sales@example.test", "alice@example.test", "bob@example.test");
        put("none", "malice@example.test", "bob@example.test, alice@example.test.org");
        assertThat(found("alice@example.test"))
                .containsExactlyInAnyOrder(
                        "from " + Relation.FROM,
                        "to " + Relation.TO,
                        "shared " + Relation.SHARED,
                        "alias " + Relation.TO,
                        "aliases " + Relation.SHARED);
        assertThat(found("alice@example.org")).isEmpty();
    }

    @Test
    void whatIsSharedStaysUnlessThatIsSaid() {
        TransactionId id = StoreOnTrial.id(1);
        put(id.text(), "alice@example.test", "bob@example.test");
        put("to", "eve@example.org", "alice@example.test");
        put("shared", "eve@example.org", "alice@example.test, bob@example.test");
        Erase.Found found = erase.find("alice@example.test", Pace.UNSEEN);
        assertThat(erase.run(found.going(false)))
                .isEqualTo(new Erase.Erased(List.of(id.text(), "to"), Optional.empty()));
        assertThat(forgotten).containsExactly(id);
        assertThat(store.messages(Optional.empty()).map(StoredMessage::key)).containsExactly("shared");
        erase.run(erase.find("alice@example.test", Pace.UNSEEN).going(true));
        assertThat(store.messages(Optional.empty())).isEmpty();
    }
}
