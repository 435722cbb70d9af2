package org.postern.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.testkit.store.StoreOnTrial.NOON;
import static org.postern.testkit.store.StoreOnTrial.id;
import static org.postern.testkit.store.StoreOnTrial.joined;
import static org.postern.testkit.store.StoreOnTrial.keep;
import static org.postern.testkit.store.StoreOnTrial.keys;
import static org.postern.testkit.store.StoreOnTrial.octets;
import static org.postern.testkit.store.StoreOnTrial.read;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.application.port.KeepOutcome.Kept;
import org.postern.application.port.KeepOutcome.NotKept;
import org.postern.application.port.MessageStore;
import org.postern.application.port.RemovableMessages;
import org.postern.domain.smtp.TransactionId;

/** What every store whose messages may be taken away must do. */
public interface RemovalContract extends StoreOnTrial {

    /** The same store, as one that takes away. */
    default RemovableMessages removable(MessageStore store) {
        return (RemovableMessages) store;
    }

    @Test
    default void whatIsTakenAwayIsGoneAndTheRestIsThere() throws IOException {
        try (MessageStore store = newStore()) {
            byte[] stays = octets(2_000, 2);
            for (int number = 1; number <= 3; number++) {
                assertThat(keep(store, id(number), number == 2 ? stays : octets(10, number)))
                        .isEqualTo(new Kept());
            }
            var outcome = removable(store).remove(List.of(id(3), id(1)));
            assertThat(outcome.gone()).containsExactlyInAnyOrder(id(1), id(3));
            assertThat(outcome.fault()).isEmpty();
            assertThat(List.of(store.isGone(id(1)), store.isGone(id(2)), store.isGone(id(3)), store.isGone(id(4))))
                    .containsExactly(true, false, true, false);
            assertThat(keys(store, Optional.empty())).containsExactly(id(2).text());
            assertThat(store.find(id(1).text())).isEmpty();
            assertThat(read(store, id(2).text())).isEqualTo(joined(HEAD, stays));
            try (Stream<TransactionId> tombstones = removable(store).tombstones()) {
                assertThat(tombstones).containsExactlyInAnyOrder(id(1), id(3));
            }
        }
    }

    @Test
    default void nothingIsTakenAwayTwiceOrOutOfNothing() {
        try (MessageStore store = newStore()) {
            keep(store, id(1), octets(10, 1));
            assertThat(removable(store).remove(List.of(id(1), id(1), id(9))).gone())
                    .containsExactly(id(1));
            assertThat(removable(store).remove(List.of(id(1))).gone()).isEmpty();
            assertThat(removable(store).remove(List.of()).gone()).isEmpty();
            try (Stream<TransactionId> tombstones = removable(store).tombstones()) {
                assertThat(tombstones).containsExactly(id(1));
            }
        }
    }

    @Test
    default void whatIsGoneDoesNotComeBackAndItsIdIsNotGivenAgain() {
        try (MessageStore store = newStore()) {
            keep(store, id(1), octets(10, 1));
            keep(store, id(7), octets(10, 7));
            removable(store).remove(List.of(id(7)));
            assertThat(keep(store, id(7), octets(10, 7))).isInstanceOf(NotKept.class);
            assertThat(store.find(id(7).text())).isEmpty();
            assertThat(store.newest()).contains(id(7));
        }
    }

    @Test
    default void manyDaysAndManyMessagesOfADayGoAtOnce() {
        try (MessageStore store = newStore()) {
            List<TransactionId> ids = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                for (int number = 0; number < 1 + day * day * day * 6; number++) {
                    ids.add(TransactionId.of(NOON.plus(Duration.ofDays(day)), 5, number));
                }
            }
            ids.forEach(id -> assertThat(keep(store, id, new byte[1])).isEqualTo(new Kept()));
            List<TransactionId> going = ids.subList(0, ids.size() - 1);
            assertThat(removable(store).remove(going).gone()).containsExactlyInAnyOrderElementsOf(going);
            assertThat(keys(store, Optional.empty()))
                    .containsExactly(ids.getLast().text());
            try (Stream<TransactionId> tombstones = removable(store).tombstones()) {
                assertThat(tombstones).containsExactlyInAnyOrderElementsOf(going);
            }
        }
    }

    @Test
    default void aMessageThatOthersPutThereGoesByItsKeyAndOneOfAnIdDoesNot() {
        try (MessageStore store = newStore()) {
            keep(store, id(1), octets(10, 1));
            addForeign(store, "old/box/1", octets(10, 1));
            assertThat(removable(store).removeForeign(id(1).text())).isPresent();
            assertThat(removable(store).removeForeign("../outside")).isPresent();
            assertThat(removable(store).removeForeign("old/box/1")).isEmpty();
            assertThat(removable(store).removeForeign("old/box/1")).isPresent();
            assertThat(keys(store, Optional.empty())).containsExactly(id(1).text());
        }
    }

    @Test
    default void aMessageThatOthersPutThereIsNoMessageOfAnId() {
        try (MessageStore store = newStore()) {
            addForeign(store, "old/box/1", octets(10, 1));
            assertThat(removable(store).remove(List.of(id(1))).gone()).isEmpty();
            assertThat(store.find("old/box/1")).isPresent();
        }
    }
}
