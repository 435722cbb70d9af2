package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postern.domain.address.DomainName;
import org.postern.domain.dmarc.AssessmentPolicy;
import org.postern.domain.dmarc.Dmarc;
import org.postern.domain.dmarc.DmarcRecord;
import org.postern.domain.dmarc.DmarcResult;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.dmarc.Identifier;
import org.postern.domain.message.AuthorDomain;
import org.postern.domain.message.HeaderReader;

/**
 * RFC 9989 §5.3: whatever the records and the From field say, only a message with one Author Domain and an identifier that
 * passed passes; a policy is asked for only of a failure; the questions are few, and no record is read from silence.
 */
public final class DmarcTarget {
    /** The policy and both ends of an alignment for each of four authors: eight steps of a tree walk each. */
    private static final int MOST_QUESTIONS = 4 * 8 * 8;

    private DmarcTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) {
        Input input = new Input(octets);
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : input.part().split("\n", 8)) {
            Identifier.Verification verification = Identifier.Verification.values()[name.length() % 3];
            DomainName.parse(name)
                    .ifPresent(domain -> identifiers.add(
                            identifiers.isEmpty()
                                    ? Identifier.spf(domain, verification)
                                    : Identifier.dkim(domain, verification)));
        }
        String zone = input.part();
        AuthorDomain author =
                AuthorDomain.of(HeaderReader.read(("From:" + input.part()).getBytes(StandardCharsets.ISO_8859_1)));
        InputDns dns = new InputDns(zone);
        DmarcResult result = new Dmarc(dns).evaluate(author, identifiers);
        boolean passed = identifiers.stream().anyMatch(one -> one.verification() == Identifier.Verification.PASSED);
        boolean failed = result.verdict() == DmarcVerdict.FAIL;
        boolean record = zone.lines().anyMatch(line -> line.contains("DMARC1"));
        Holds.that(
                result.verdict() != DmarcVerdict.PASS || passed && author instanceof AuthorDomain.Sole,
                "a pass has an identifier and an author",
                result);
        Holds.that(!failed || record, "a failure has a record", result);
        Holds.that(failed || result.requestedPolicy() == AssessmentPolicy.NONE, "only of a failure", result);
        Holds.that(
                dns.asked().size() <= MOST_QUESTIONS,
                "few questions",
                dns.asked().size());
        Holds.same(result, new Dmarc(new InputDns(zone)).evaluate(author, identifiers), "the same again");
        DmarcVerdict inTrouble = new Dmarc(new InputDns("* TXT !\n* A !"))
                .evaluate(author, identifiers)
                .verdict();
        Holds.that(
                inTrouble == DmarcVerdict.TEMPERROR || inTrouble == DmarcVerdict.PERMERROR,
                "nothing is known while the DNS fails",
                inTrouble);
        zone.lines().forEach(line -> DmarcRecord.parse(line.substring(line.indexOf('v') + 1)));
        result.methodResult();
    }
}
