package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import org.postern.domain.address.LocalPart;
import org.postern.domain.message.AddressList;
import org.postern.domain.message.AddressListReader;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.ListedMailbox;

/**
 * RFC 5322 §3.4: each address of a sound list, written alone, is read as the same; a sole Author Domain (RFC 9989 §5.3.1)
 * is the domain of every address in the only From field.
 */
public final class AddressListTarget {

    private AddressListTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        AddressList list = AddressListReader.read(octets);
        if (list.flaws().isEmpty()) {
            list.mailboxes().forEach(AddressListTarget::readAlone);
        }
        HeaderSection section = HeaderReader.read(octets);
        if (AuthorDomain.of(section) instanceof AuthorDomain.Sole sole) {
            Holds.same(1, section.all("From").size(), "one From field");
            for (HeaderField field : section.all("From")) {
                AddressList authors = AddressListReader.read(field);
                Holds.that(!authors.mailboxes().isEmpty(), "an author", sole);
                authors.mailboxes()
                        .forEach(one ->
                                Holds.same(sole.domain(), one.domainName().orElseThrow(), "the domain of each author"));
            }
        }
    }

    private static void readAlone(ListedMailbox one) {
        String written = "<" + new LocalPart(one.localPart()).text() + "@" + one.domain() + ">";
        AddressList again = AddressListReader.read(written.getBytes(StandardCharsets.UTF_8));
        Holds.same(1, again.mailboxes().size(), "one address: " + written);
        ListedMailbox same = again.mailboxes().getFirst();
        Holds.same(one.localPart(), same.localPart(), "the same local part: " + written);
        Holds.same(one.domain(), same.domain(), "the same domain: " + written);
    }
}
