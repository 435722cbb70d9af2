package org.postern.domain.message;

import java.util.List;
import java.util.Set;

/** The mailboxes of an address list in their order, those of groups included, and what is wrong with the list. */
public record AddressList(List<ListedMailbox> mailboxes, Set<AddressListFlaw> flaws) {

    public AddressList {
        mailboxes = List.copyOf(mailboxes);
        flaws = Set.copyOf(flaws);
    }
}
