package org.postern.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.BodyHasher;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.Canonicalization;
import org.postern.domain.dkim.OctetString;

/** RFC 6376 §3.4, §3.7: the hash of a body that comes in any pieces is that of the whole, canonicalized word for word. */
public final class BodyHashTarget {

    private BodyHashTarget() {}

    public static void fuzzerTestOneInput(byte[] octets) throws GeneralSecurityException {
        Input input = new Input(octets);
        Cuts cuts = new Cuts(input.octet());
        List<BodyExtent> extents = new ArrayList<>();
        for (Canonicalization form : Canonicalization.values()) {
            extents.add(new BodyExtent(form, OptionalLong.empty()));
            extents.add(new BodyExtent(form, OptionalLong.of(input.octet())));
        }
        byte[] body = input.rest();
        BodyHasher hasher = new BodyHasher(extents);
        for (int at = 0; at < body.length; ) {
            int count = cuts.next(body.length - at);
            hasher.update(body, at, count);
            at += count;
        }
        BodyHashes hashes = hasher.finish();
        for (BodyExtent extent : extents) {
            byte[] canonical = canonical(new String(body, StandardCharsets.ISO_8859_1), extent.canonicalization())
                    .getBytes(StandardCharsets.ISO_8859_1);
            long covered = extent.limit().orElse(canonical.length);
            Optional<OctetString> expected = Optional.empty();
            if (covered <= canonical.length) {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update(canonical, 0, (int) covered);
                expected = Optional.of(OctetString.of(sha.digest()));
            }
            Holds.same(expected, hashes.hash(extent), "the hash of " + extent);
            Holds.same(
                    (long) canonical.length,
                    hashes.coverage(extent).covered() + hashes.coverage(extent).appended(),
                    "the length of " + extent);
        }
    }

    private static String canonical(String body, Canonicalization form) {
        return switch (form) {
            case SIMPLE -> withoutEmptyLines(body) + "\r\n";
            case RELAXED -> {
                String reduced = body.replaceAll("[ \t]+", " ")
                        .replaceAll(" (?=\r\n)", "")
                        .replaceAll(" \\z", "");
                String rest = withoutEmptyLines(reduced);
                yield rest.isEmpty() ? "" : rest + "\r\n";
            }
        };
    }

    private static String withoutEmptyLines(String body) {
        int end = body.length();
        while (body.startsWith("\r\n", end - 2)) {
            end -= 2;
        }
        return body.substring(0, end);
    }
}
