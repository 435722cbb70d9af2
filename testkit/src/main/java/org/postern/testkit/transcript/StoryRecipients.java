package org.postern.testkit.transcript;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.application.port.RecipientDirectory;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;

/**
 * Who lives at example.org in the stories: some people, {@code team} who are alice and bob, {@code later} whom the
 * directory cannot tell of now, and {@code broken} at whom it fails.
 */
public final class StoryRecipients implements RecipientDirectory {
    private static final String DOMAIN = "example.org";
    private static final Set<String> PEOPLE = Set.of(
            "alice",
            "bob",
            "carol",
            "jones",
            "brown",
            "postmaster",
            "susan",
            "gvaudre",
            "jstewart",
            "dana",
            "george",
            "eric",
            "fred",
            "pel\u00e9",
            "a b",
            "a@b",
            "u");

    @Override
    public Entry find(Mailbox mailbox) {
        if (!mailbox.domain().text().equals(DOMAIN)) {
            return new Entry.ForeignDomain();
        }
        String name = mailbox.localPart().content().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "team" -> new Entry.Known(List.of(person("alice"), person("bob")));
            case "later" -> new Entry.Unavailable();
            case "broken" -> throw new IllegalStateException("a directory that fails");
            default -> PEOPLE.contains(name) ? new Entry.Known(List.of(mailbox)) : new Entry.NoSuchMailbox();
        };
    }

    @Override
    public Entry find(BarePostmaster postmaster) {
        return new Entry.Known(List.of(person("postmaster")));
    }

    private static Mailbox person(String name) {
        return new Mailbox(
                new LocalPart(name), Mailbox.parse("x@" + DOMAIN).orElseThrow().domain());
    }
}
