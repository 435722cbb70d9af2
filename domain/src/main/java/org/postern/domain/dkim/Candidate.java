package org.postern.domain.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.domain.address.DomainName;

/** One DKIM-Signature on its way to a report. */
record Candidate(SignatureField field, WrittenTags written, Reading<DkimSignature> reading) {
    private static final int SHORT_RSA_BITS = 2_048;

    static Candidate of(SignatureField field, int prefixLength) {
        return new Candidate(
                field, WrittenTags.of(field, prefixLength), field.tags().then(DkimSignature::read));
    }

    boolean isReadable() {
        return reading instanceof Reading.Read<DkimSignature>;
    }

    /** The signature, if it can be read. */
    Optional<MessageSignature> signature() {
        return read().map(DkimSignature::signature);
    }

    private Optional<DkimSignature> read() {
        return switch (reading) {
            case Reading.Read<DkimSignature> read -> Optional.of(read.value());
            case Reading.Faulty<DkimSignature> faulty -> Optional.empty();
        };
    }

    /** The report when nobody verifies it: its own fault first. */
    SignatureReport unverified(String why) {
        return switch (reading) {
            case Reading.Read<DkimSignature> read -> report(DkimResult.POLICY, why, KeyFacts.NONE);
            case Reading.Faulty<DkimSignature> faulty -> report(faulty.result(), faulty.why(), KeyFacts.NONE);
        };
    }

    private SignatureReport report(DkimResult result, String why, KeyFacts key) {
        return new SignatureReport(
                result,
                why,
                written,
                signingDomain(),
                read().map(DkimSignature::auid),
                key,
                Optional.empty(),
                signature().isPresent() && signature().get().body().limit().isPresent(),
                List.of());
    }

    private Optional<DomainName> signingDomain() {
        return read().map(read -> read.signature().seal().key().domain());
    }

    /** The report after all steps of RFC 6376 §6.1. */
    SignatureReport verified(MessageCheck check, KeyLookup keys, BodyHashes bodies, Instant now) {
        DkimSignature read = read().orElseThrow();
        SealVerdict verdict = strict(
                read,
                switch (keys.find(read.signature().seal().key())) {
                    case Reading.Read<List<KeyRecord>> found -> check.check(field, read.signature(), found.value());
                    case Reading.Faulty<List<KeyRecord>> faulty ->
                        new SealVerdict(faulty.result(), faulty.why(), 0, Optional.empty());
                });
        SignatureReport bare = report(verdict.result(), verdict.why(), KeyFacts.of(verdict));
        return new SignatureReport(
                bare.result(),
                bare.why(),
                written,
                bare.signingDomain(),
                bare.identifier(),
                bare.key(),
                Optional.of(bodies.coverage(read.signature().body())),
                bare.limited(),
                notes(read.signature(), bare.key(), now));
    }

    /** {@code t=s} of the key: the domain of {@code i=} must be {@code d=} (RFC 6376 §3.6.1). */
    private static SealVerdict strict(DkimSignature read, SealVerdict verdict) {
        boolean strict = verdict.record().map(KeyRecord::strict).orElse(false);
        boolean same = read.auid().domain().equals(read.signature().seal().key().domain());
        return verdict.result() == DkimResult.PASS && strict && !same
                ? verdict.but(DkimResult.PERMERROR, "domain mismatch: t=s of the key wants the domain of i= to be d=")
                : verdict;
    }

    private static List<String> notes(MessageSignature signature, KeyFacts key, Instant now) {
        List<String> notes = new ArrayList<>();
        if (signature.seal().algorithm() == SigningAlgorithm.RSA_SHA256
                && key.bits() > 0
                && key.bits() < SHORT_RSA_BITS) {
            notes.add("an RSA key of " + key.bits() + " bits: 2048 or more are advised (RFC 8301 §3.2)");
        }
        if (key.testing()) {
            notes.add("the domain is testing DKIM (t=y): treat the message as if it were unsigned");
        }
        if (signature.signedAt().orElse(0) > now.getEpochSecond()) {
            notes.add("t= is in the future");
        }
        if (signature.body().limit().isPresent()) {
            notes.add("l= lets anyone append to the body unnoticed by this signature");
        }
        return notes;
    }
}
