package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.store.StoreOnTrial.id;
import static org.postern.testkit.store.StoreOnTrial.keep;
import static org.postern.testkit.store.StoreOnTrial.keys;
import static org.postern.testkit.store.StoreOnTrial.octets;
import static org.postern.testkit.store.StoreOnTrial.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MessageCopies;
import org.postern.application.port.MessageStore;
import org.postern.domain.smtp.TransactionId;

/** What every store of copies must do. */
public interface CopiesContract extends StoreOnTrial {

    /** The same store, as one of copies. */
    default MessageCopies copies(MessageStore store) {
        return (MessageCopies) store;
    }

    @Test
    default void aCopyHasTheKeyAndTheOctetsOfItsMessageAndIsNotOverwritten() throws IOException {
        try (MessageStore store = newStore();
                MessageStore other = newStore()) {
            keep(store, id(1), octets(largeLength() + 10, 1));
            addForeign(store, "old/box/1", octets(300, 2));
            addForeign(store, "top", octets(30, 3));
            for (String key : List.of(id(1).text(), "old/box/1", "top")) {
                var message = store.find(key).orElseThrow();
                assertThat(copies(other).copy(message)).isEqualTo(new Kept());
                assertThat(copies(other).copy(message)).isInstanceOf(NotKept.class);
                assertThat(read(other, key)).isEqualTo(read(store, key));
            }
            assertThat(other.obstacle(0)).isEmpty();
        }
    }

    @Test
    default void whatIsBuriedNeverComesWhetherItWasThereOrNot() {
        try (MessageStore store = newStore();
                MessageStore other = newStore()) {
            keep(store, id(1), octets(10, 1));
            keep(store, id(2), octets(10, 2));
            copies(other).copy(store.find(id(1).text()).orElseThrow());
            assertThat(copies(other).bury(List.of(id(1), id(2))).gone()).containsExactlyInAnyOrder(id(1), id(2));
            assertThat(copies(other).bury(List.of(id(1), id(2))).gone()).isEmpty();
            assertThat(copies(other).copy(store.find(id(2).text()).orElseThrow()))
                    .isInstanceOf(NotKept.class);
            assertThat(keys(other, Optional.empty())).isEmpty();
            try (Stream<TransactionId> tombstones = copies(other).tombstones()) {
                assertThat(tombstones).containsExactlyInAnyOrder(id(1), id(2));
            }
        }
    }
}
