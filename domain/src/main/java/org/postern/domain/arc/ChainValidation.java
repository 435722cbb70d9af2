package org.postern.domain.arc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.Canonicalization;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.HeaderData;
import org.postern.domain.dkim.KeyName;
import org.postern.domain.dkim.KeyRecord;
import org.postern.domain.dkim.MessageCheck;
import org.postern.domain.dkim.MessageSignature;
import org.postern.domain.dkim.Reading;
import org.postern.domain.dkim.Seal;
import org.postern.domain.dkim.SealCheck;
import org.postern.domain.dkim.SealVerdict;
import org.postern.domain.dkim.SignedMessage;

/**
 * Verifies the signatures of an intact chain: RFC 8617 §5.2 steps 4 to 7. The seals come before the optional step 5,
 * since its outcome matters only for a chain that passes.
 */
final class ChainValidation {
    private static final String VERIFIED = "verified";

    private final Chain chain;
    private final MessageCheck check;
    private final KeyRing keys;
    private final String[] messageVerdicts;
    private final String[] sealVerdicts;

    ChainValidation(Chain chain, SignedMessage message, BodyHashes bodies, KeyRing keys, Instant now) {
        this.chain = chain;
        this.check = new MessageCheck(message, bodies, now);
        this.keys = keys;
        this.messageVerdicts = new String[chain.sets().size()];
        this.sealVerdicts = new String[chain.sets().size()];
        Arrays.fill(messageVerdicts, "not verified");
        Arrays.fill(sealVerdicts, "not verified");
    }

    ArcReport report() {
        int last = chain.sets().size();
        if (!messageVerifies(chain.last())) {
            return failed("ARC-Message-Signature i=" + last + ": " + messageVerdicts[last - 1]);
        }
        for (ArcSet set : chain.sets().reversed()) {
            if (!sealVerifies(set)) {
                return failed("ARC-Seal i=" + set.instance() + ": " + sealVerdicts[set.instance() - 1]);
            }
        }
        int oldest = last;
        while (oldest > 1 && messageVerifies(chain.sets().get(oldest - 2))) {
            oldest--;
        }
        return new ArcReport(
                ArcResult.PASS,
                "the last message signature and all seals verify",
                OptionalInt.of(oldest == 1 ? 0 : oldest),
                sets());
    }

    private ArcReport failed(String why) {
        return new ArcReport(ArcResult.FAIL, why, OptionalInt.empty(), sets());
    }

    private List<ArcSetReport> sets() {
        List<ArcSetReport> reports = new ArrayList<>();
        for (ArcSet set : chain.sets()) {
            int index = set.instance() - 1;
            reports.add(set.report(messageVerdicts[index], sealVerdicts[index]));
        }
        return reports;
    }

    private boolean messageVerifies(ArcSet set) {
        String verdict = switch (set.messageSignature()) {
            case Reading.Faulty<MessageSignature> faulty -> faulty.why();
            case Reading.Read<MessageSignature> read -> messageVerdict(set, read.value());
        };
        messageVerdicts[set.instance() - 1] = verdict;
        return verdict.equals(VERIFIED);
    }

    private String messageVerdict(ArcSet set, MessageSignature signature) {
        return switch (find(signature.seal().key())) {
            case Reading.Faulty<List<KeyRecord>> faulty -> faulty.why();
            case Reading.Read<List<KeyRecord>> found ->
                words(check.check(set.messageField(), signature, found.value()));
        };
    }

    private boolean sealVerifies(ArcSet set) {
        String verdict = switch (set.seal()) {
            case Reading.Faulty<Seal> faulty -> faulty.why();
            case Reading.Read<Seal> read -> sealVerdict(set, read.value());
        };
        sealVerdicts[set.instance() - 1] = verdict;
        return verdict.equals(VERIFIED);
    }

    private String sealVerdict(ArcSet set, Seal seal) {
        return switch (find(seal.key())) {
            case Reading.Faulty<List<KeyRecord>> faulty -> faulty.why();
            case Reading.Read<List<KeyRecord>> found -> words(SealCheck.check(seal, found.value(), sealed(set)));
        };
    }

    private Reading<List<KeyRecord>> find(KeyName name) {
        return keys.find(name);
    }

    private static String words(SealVerdict verdict) {
        return verdict.result() == DkimResult.PASS ? VERIFIED : verdict.why();
    }

    /** All sets up to this one, each as its results, its message signature and its seal: RFC 8617 §5.1.1. */
    private HeaderData sealed(ArcSet last) {
        HeaderData data = new HeaderData(Canonicalization.RELAXED);
        for (ArcSet set : chain.sets().subList(0, last.instance())) {
            data.add(set.results().field()).add(set.messageField().field());
            if (set.instance() == last.instance()) {
                return data.addLast(set.sealField());
            }
            data.add(set.sealField().field());
        }
        return data;
    }
}
