package org.postern.domain.dnslist;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.address.IpAddress;
import org.postern.domain.address.Ipv4Address;
import org.postern.domain.dns.Answer;
import org.postern.domain.dns.Dns;
import org.postern.domain.dns.DnsRecord;
import org.postern.domain.dns.Question;
import org.postern.domain.dns.RecordType;
import org.postern.domain.dnslist.ListAnswer.Listing;

/** Asks lists of addresses in the DNS: RFC 5782 §2.1 for IPv4, §2.4 for IPv6. */
public final class DnsListLookup {
    private static final String TEST_LISTED = "2.0.0.127";
    private static final String TEST_UNLISTED = "1.0.0.127";
    /** ::FFFF:7F00:2 and ::FFFF:7F00:1, RFC 5782 §5: mapped addresses, which nothing but this test asks for. */
    private static final String TEST_LISTED_IPV6 = mappedName("2.0.0.0.0.0.f.7");

    private static final String TEST_UNLISTED_IPV6 = mappedName("1.0.0.0.0.0.f.7");

    private final Dns dns;

    public DnsListLookup(Dns dns) {
        this.dns = dns;
    }

    private static String mappedName(String lowGroups) {
        return lowGroups + ".f.f.f.f" + ".0".repeat(20);
    }

    /** Announces the question. */
    public void expect(DnsList list, IpAddress client) {
        dns.expect(question(list, reversed(client)));
    }

    /** What the list says of the address. */
    public ListAnswer ask(DnsList list, IpAddress client) {
        return ask(list, reversed(client));
    }

    /** The octets or nibbles, lowest first, without the suffix of the reverse zone. */
    private static String reversed(IpAddress address) {
        String name = address.reverseName();
        String suffix = address instanceof Ipv4Address ? ".in-addr.arpa" : ".ip6.arpa";
        return name.substring(0, name.length() - suffix.length());
    }

    private static Question question(DnsList list, String label) {
        return new Question(label + "." + list.zone().text(), RecordType.A);
    }

    private ListAnswer ask(DnsList list, String label) {
        Answer answer = dns.ask(question(list, label));
        if (answer.isFailure()) {
            return new ListAnswer(list, Listing.NO_ANSWER, List.of(), answer.detail());
        }
        List<Ipv4Address> codes = answer.only(DnsRecord.HostAddress.class).stream()
                .map(DnsRecord.HostAddress::address)
                .filter(Ipv4Address.class::isInstance)
                .map(Ipv4Address.class::cast)
                .toList();
        List<Ipv4Address> foreign =
                codes.stream().filter(code -> !ReturnCodes.isAnswer(code)).toList();
        if (!foreign.isEmpty()) {
            String detail = "answers " + foreign.getFirst() + ", which is no code of a list";
            return new ListAnswer(list, Listing.NO_ANSWER, List.of(), detail);
        }
        List<Ipv4Address> counting =
                codes.stream().filter(code -> list.codes().contains(code)).toList();
        Listing listing = counting.isEmpty() ? Listing.NOT_LISTED : Listing.LISTED;
        return new ListAnswer(list, listing, counting, "");
    }

    /**
     * Looks whether the zone lists what each list must and not what none may: RFC 5782 §5. A zone need not list both
     * families; with codes of its own choice configured it is asked for any code.
     */
    public ZoneTest test(DnsList list) {
        List<Answer> listed = List.of(dns.ask(question(list, TEST_LISTED)), dns.ask(question(list, TEST_LISTED_IPV6)));
        List<Answer> unlisted =
                List.of(dns.ask(question(list, TEST_UNLISTED)), dns.ask(question(list, TEST_UNLISTED_IPV6)));
        List<String> faults = new ArrayList<>();
        if (listed.stream().allMatch(Answer::isVoid)) {
            faults.add(list.zone() + " does not list 127.0.0.2");
        }
        if (unlisted.stream().anyMatch(answer -> answer.status() == Answer.Status.FOUND)) {
            faults.add(list.zone() + " lists 127.0.0.1");
        }
        boolean foreign = listed.stream()
                .flatMap(answer -> answer.only(DnsRecord.HostAddress.class).stream())
                .anyMatch(record -> !(record.address() instanceof Ipv4Address code && ReturnCodes.isAnswer(code)));
        if (foreign) {
            faults.add(list.zone() + " answers with an address that is no code of a list");
        }
        boolean answered = listed.stream().anyMatch(answer -> !answer.isFailure());
        return new ZoneTest(list, faults, answered);
    }
}
