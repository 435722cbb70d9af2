package org.postern.testkit.recipients;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.application.port.RecipientDirectory;
import org.postern.domain.address.BarePostmaster;
import org.postern.domain.address.LocalPart;
import org.postern.domain.address.Mailbox;

/** A directory that looks through lists of facts, one after the other, and fails for whom it is told to. */
public final class MemoryRecipients implements RecipientDirectory {
    private static final LocalPart POSTMASTER = new LocalPart("postmaster");

    private final List<HostedRecipients> domains;
    private final Map<Mailbox, Supplier<Entry>> told;

    /** One that knows these domains; the first is the one of the postmaster without a domain. */
    public MemoryRecipients(List<HostedRecipients> domains) {
        this(domains, Map.of());
    }

    private MemoryRecipients(List<HostedRecipients> domains, Map<Mailbox, Supplier<Entry>> told) {
        this.domains = List.copyOf(domains);
        this.told = Map.copyOf(told);
    }

    /** The same, but that it answers this for one mailbox; what is supplied may throw. */
    public MemoryRecipients answering(Mailbox mailbox, Supplier<Entry> answer) {
        Map<Mailbox, Supplier<Entry>> more = new HashMap<>(told);
        more.put(mailbox, answer);
        return new MemoryRecipients(domains, more);
    }

    @Override
    public Entry find(BarePostmaster postmaster) {
        return find(new Mailbox(POSTMASTER, domains.getFirst().domain()));
    }

    @Override
    public Entry find(Mailbox mailbox) {
        Mailbox asked = new Mailbox(lowerCase(mailbox.localPart()), mailbox.domain());
        if (told.containsKey(asked)) {
            return told.get(asked).get();
        }
        return domains.stream()
                .filter(hosted -> hosted.domain().equals(asked.domain()))
                .findFirst()
                .map(hosted -> entry(hosted, asked))
                .orElse(new Entry.ForeignDomain());
    }

    /** RFC 5321 §2.4: what the letters of a local part mean is the domain's business; ours means ASCII without case. */
    private static LocalPart lowerCase(LocalPart name) {
        return new LocalPart(name.content()
                .codePoints()
                .mapToObj(c -> Character.toString(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c))
                .collect(Collectors.joining()));
    }

    private static Entry entry(HostedRecipients hosted, Mailbox asked) {
        List<LocalPart> names = names(asked.localPart(), hosted.plusTags());
        if (names.stream().anyMatch(name -> isAmong(hosted.deny(), name))) {
            return new Entry.NoSuchMailbox();
        }
        Stream<List<LocalPart>> named = names.stream().flatMap(name -> named(hosted, name));
        Stream<List<LocalPart>> otherwise = Stream.of(
                        hosted.mailboxes().isEmpty() ? Stream.of(names.getLast()) : Stream.<LocalPart>empty(),
                        hosted.catchAll().stream(),
                        names.stream().filter(POSTMASTER::equals))
                .flatMap(some -> some)
                .map(List::of);
        return Stream.concat(named, otherwise)
                .findFirst()
                .<Entry>map(found -> new Entry.Known(found.stream()
                        .map(name -> new Mailbox(lowerCase(name), asked.domain()))
                        .toList()))
                .orElse(new Entry.NoSuchMailbox());
    }

    /** What is looked for: the whole, then what stands before the tag. */
    private static List<LocalPart> names(LocalPart whole, boolean plusTags) {
        int plus = whole.content().indexOf('+');
        return plusTags && plus > 0
                ? List.of(whole, new LocalPart(whole.content().substring(0, plus)))
                : List.of(whole);
    }

    private static Stream<List<LocalPart>> named(HostedRecipients hosted, LocalPart name) {
        Stream<List<LocalPart>> alias = hosted.aliases().entrySet().stream()
                .filter(entry -> lowerCase(entry.getKey()).equals(name))
                .map(Map.Entry::getValue);
        boolean isMailbox = hosted.mailboxes().stream().anyMatch(mailboxes -> isAmong(mailboxes, name));
        return Stream.concat(alias, isMailbox ? Stream.of(List.of(name)) : Stream.empty());
    }

    private static boolean isAmong(Collection<LocalPart> names, LocalPart name) {
        return names.stream().anyMatch(one -> lowerCase(one).equals(name));
    }
}
