package org.postern.domain.dkim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.domain.address.DomainName;

/**
 * Reads the tags of a signature field one by one (RFC 6376 §3.5 and §6.1.1) and remembers the first fault; what is read
 * after a fault is a placeholder that {@link #outcome} does not let out.
 */
public final class SignatureReader {
    private static final int MOST_DIGITS = 76;
    private static final int MOST_TIME_DIGITS = 12;
    private static final DomainName NOWHERE = new DomainName("invalid");
    private static final OctetString NOTHING = OctetString.of(new byte[0]);

    private final TagList tags;
    private Optional<Reading.Faulty<Void>> fault = Optional.empty();

    public SignatureReader(TagList tags) {
        this.tags = tags;
    }

    /** What was read, or the first fault. */
    public <T> Reading<T> outcome(T whole) {
        return fault.<Reading<T>>map(f -> new Reading.Faulty<>(f.result(), f.why()))
                .orElseGet(() -> new Reading.Read<>(whole));
    }

    /** Notes a fault of the signature unless there is one already. */
    public void note(DkimResult result, String why) {
        if (fault.isEmpty()) {
            fault = Optional.of(new Reading.Faulty<>(result, why));
        }
    }

    void version() {
        if (!required("v").equals("1")) {
            note(DkimResult.PERMERROR, "incompatible version: v= is not 1");
        }
    }

    /** {@code a=}, {@code b=}, {@code d=} and {@code s=}. */
    public Seal seal() {
        SigningAlgorithm algorithm = algorithm();
        OctetString signature = base64("b");
        KeyName key = new KeyName(domain(), selector());
        if (!key.fitsDns()) {
            note(DkimResult.PERMERROR, "no name in the DNS is as long as that of the key");
        }
        return new Seal(algorithm, signature, key);
    }

    /** All that a DKIM-Signature and an ARC-Message-Signature share. */
    public MessageSignature messageSignature() {
        Seal seal = seal();
        OctetString bodyHash = base64("bh");
        List<String> names = names();
        String form = tags.value("c").orElse("simple/simple");
        int slash = form.indexOf('/');
        Canonicalization header = canonicalization(slash < 0 ? form : form.substring(0, slash));
        Canonicalization body = canonicalization(slash < 0 ? "simple" : form.substring(slash + 1));
        OptionalLong limit = number("l", MOST_DIGITS, 18);
        queryMethods();
        OptionalLong signedAt = number("t", MOST_DIGITS, MOST_TIME_DIGITS);
        OptionalLong expiresAt = number("x", MOST_DIGITS, MOST_TIME_DIGITS);
        if (signedAt.isPresent() && expiresAt.isPresent() && expiresAt.getAsLong() <= signedAt.getAsLong()) {
            note(DkimResult.PERMERROR, "x= is not greater than t=");
        }
        return new MessageSignature(seal, bodyHash, header, new BodyExtent(body, limit), names, signedAt, expiresAt);
    }

    private String required(String name) {
        Optional<String> value = tags.value(name);
        if (value.isEmpty()) {
            note(DkimResult.PERMERROR, "signature missing required tag " + name + "=");
        }
        return value.orElse("");
    }

    private SigningAlgorithm algorithm() {
        Optional<SigningAlgorithm> algorithm = SigningAlgorithm.named(required("a"));
        if (algorithm.isEmpty()) {
            note(DkimResult.NEUTRAL, "a= names no algorithm of the standard");
        } else if (algorithm.get() == SigningAlgorithm.RSA_SHA1) {
            note(DkimResult.PERMERROR, "rsa-sha1 is historic and must not be used for verifying (RFC 8301 §3.1)");
        }
        return algorithm.orElse(SigningAlgorithm.RSA_SHA1);
    }

    private OctetString base64(String name) {
        Optional<OctetString> octets = OctetString.ofBase64(required(name));
        if (octets.isEmpty()) {
            note(DkimResult.NEUTRAL, name + "= is not base64");
        }
        return octets.orElse(NOTHING);
    }

    private DomainName domain() {
        Optional<DomainName> domain = KeyName.domain(required("d"));
        if (domain.isEmpty()) {
            note(DkimResult.NEUTRAL, "d= is not a domain name of two labels or more");
        }
        return domain.orElse(NOWHERE);
    }

    private String selector() {
        Optional<String> selector = KeyName.selector(required("s"));
        if (selector.isEmpty()) {
            note(DkimResult.NEUTRAL, "s= is not a selector");
        }
        return selector.orElse("");
    }

    Auid auid(DomainName signingDomain) {
        Optional<String> value = tags.value("i");
        Optional<Auid> auid = value.isEmpty() ? Optional.of(new Auid("", signingDomain)) : value.flatMap(Auid::parse);
        if (auid.isEmpty()) {
            note(DkimResult.NEUTRAL, "i= is not an identifier with a domain");
        } else if (!auid.get().isWithin(signingDomain)) {
            note(DkimResult.PERMERROR, "domain mismatch: the domain of i= is not within d=");
        }
        return auid.orElse(new Auid("", signingDomain));
    }

    private List<String> names() {
        List<String> names = FoldedText.list(required("h").toLowerCase(Locale.ROOT));
        if (!names.stream().allMatch(SignatureReader::isFieldName)) {
            note(DkimResult.NEUTRAL, "h= is not a list of field names");
        } else if (!names.contains("from")) {
            note(DkimResult.PERMERROR, "From field not signed");
        }
        return names;
    }

    private static boolean isFieldName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) >= 127) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private Canonicalization canonicalization(String name) {
        Optional<Canonicalization> known = Canonicalization.named(name);
        if (known.isEmpty()) {
            note(DkimResult.NEUTRAL, "c= names no canonicalization of the standard");
        }
        return known.orElse(Canonicalization.SIMPLE);
    }

    private void queryMethods() {
        boolean known = FoldedText.list(tags.value("q").orElse("dns/txt")).stream()
                .anyMatch(method -> method.equalsIgnoreCase("dns/txt"));
        if (!known) {
            note(DkimResult.NEUTRAL, "q= names no way to ask for the key that the standard has");
        }
    }

    /** A number of so many digits at most; one with more digits than can matter is the largest there is. */
    private OptionalLong number(String name, int mostDigits, int digitsThatMatter) {
        Optional<String> value = tags.value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        String digits = value.get();
        if (digits.isEmpty() || digits.length() > mostDigits || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            note(DkimResult.NEUTRAL, name + "= is not a number");
            return OptionalLong.empty();
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        boolean huge = digits.length() - zeros > digitsThatMatter;
        return OptionalLong.of(huge ? Long.MAX_VALUE : Long.parseLong(digits.substring(zeros)));
    }
}
