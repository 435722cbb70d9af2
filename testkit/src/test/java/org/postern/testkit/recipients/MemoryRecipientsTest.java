package org.postern.testkit.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.application.port.RecipientDirectory;
import org.postern.application.port.RecipientDirectory.Entry;
import org.postern.domain.address.Mailbox;

class MemoryRecipientsTest implements RecipientDirectoryContract {

    @Override
    public RecipientDirectory directory(List<HostedRecipients> domains) {
        return new MemoryRecipients(domains);
    }

    @Test
    void itAnswersAsItIsTold() {
        Mailbox alice = Mailbox.parse("alice@example.org").orElseThrow();
        Mailbox bob = Mailbox.parse("BOB@example.org").orElseThrow();
        MemoryRecipients directory = new MemoryRecipients(WORLD)
                .answering(alice, Entry.Unavailable::new)
                .answering(Mailbox.parse("bob@example.org").orElseThrow(), () -> {
                    throw new IllegalStateException("a directory that fails");
                });
        assertThat(directory.find(alice)).isEqualTo(new Entry.Unavailable());
        assertThatThrownBy(() -> directory.find(bob)).isInstanceOf(IllegalStateException.class);
    }
}
