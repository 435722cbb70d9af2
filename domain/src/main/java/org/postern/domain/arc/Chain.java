package org.postern.domain.arc;

import java.util.ArrayList;
import java.util.List;
import org.postern.domain.dkim.Reading;
import org.postern.domain.dkim.Seal;
import org.postern.domain.dkim.SignatureField;
import org.postern.domain.dkim.SignedMessage;
import org.postern.domain.message.HeaderField;

/**
 * The fields of ARC on a message, put in order and checked for structure without any cryptography: RFC 8617 §5.2 steps
 * 1 to 3. {@code fault} is empty when the sets are an intact chain.
 */
record Chain(boolean present, List<ArcSet> sets, String fault) {

    static Chain of(SignedMessage message) {
        List<HeaderField> results = message.fields("arc-authentication-results");
        List<HeaderField> signatures = message.fields("arc-message-signature");
        List<HeaderField> seals = message.fields("arc-seal");
        int most = Math.max(results.size(), Math.max(signatures.size(), seals.size()));
        if (most == 0) {
            return new Chain(false, List.of(), "");
        }
        if (message.isTooLarge()) {
            return broken("the header section is larger than what is read of one");
        }
        if (most > Instance.MOST) {
            return broken("more than 50 ARC Sets");
        }
        if (results.size() != most || signatures.size() != most || seals.size() != most) {
            return broken("not every ARC Set has one each of its three fields");
        }
        return ordered(
                results.stream().map(AuthenticationResultsField::of).toList(),
                signatures.stream().map(SignatureField::new).toList(),
                seals.stream().map(SignatureField::new).toList());
    }

    private static Chain broken(String fault) {
        return new Chain(true, List.of(), fault);
    }

    /** As many fields of each kind as there are instances: so none is missing when none stands twice. */
    private static Chain ordered(
            List<AuthenticationResultsField> results, List<SignatureField> signatures, List<SignatureField> seals) {
        List<ArcSet> sets = new ArrayList<>();
        for (int instance = 1; instance <= results.size(); instance++) {
            int i = instance;
            var result = results.stream().filter(field -> field.instance() == i).findFirst();
            var signature =
                    signatures.stream().filter(field -> instanceOf(field) == i).findFirst();
            var seal = seals.stream().filter(field -> instanceOf(field) == i).findFirst();
            if (result.isEmpty() || signature.isEmpty() || seal.isEmpty()) {
                String kind = result.isEmpty()
                        ? "ARC-Authentication-Results"
                        : signature.isEmpty() ? "ARC-Message-Signature" : "ARC-Seal";
                return broken("no " + kind + " with i=" + i + ", of " + results.size() + " instances");
            }
            sets.add(ArcSet.of(i, result.get(), signature.get(), seal.get()));
        }
        return new Chain(true, List.copyOf(sets), statusFault(sets));
    }

    private static int instanceOf(SignatureField field) {
        return ArcFields.instance(ArcSet.tags(field));
    }

    /** Steps 2 and 3C, and the shape of each seal, which no key can mend. */
    private static String statusFault(List<ArcSet> sets) {
        if (sets.getLast().chainStatus().equals("fail")) {
            return "the last sealer found the chain broken (cv=fail)";
        }
        for (ArcSet set : sets) {
            String wanted = set.instance() == 1 ? "none" : "pass";
            if (!set.chainStatus().equals(wanted)) {
                return "cv= of i=" + set.instance() + " is not " + wanted;
            }
            if (set.seal() instanceof Reading.Faulty<Seal> faulty) {
                return "ARC-Seal i=" + set.instance() + ": " + faulty.why();
            }
        }
        return "";
    }

    ArcSet last() {
        return sets.getLast();
    }
}
