package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical bodies of RFC 6376 §3.4.3 and §3.4.4, and their hashes. */
class BodyHasherTest {
    private static final int TIMES = 10_000_000;
    private static final BodyExtent SIMPLE = new BodyExtent(Canonicalization.SIMPLE, OptionalLong.empty());
    private static final BodyExtent RELAXED = new BodyExtent(Canonicalization.RELAXED, OptionalLong.empty());

    private static BodyHashes hashes(String body, List<BodyExtent> extents) {
        BodyHasher hasher = new BodyHasher(extents);
        hasher.update(Reference.octets(body), 0, body.length());
        return hasher.finish();
    }

    private static String canonical(String body, Canonicalization form, SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        CanonicalSink sink = (octets, offset, length) ->
                out.append(new String(octets, offset, length, java.nio.charset.StandardCharsets.ISO_8859_1));
        BodyCanonicalizer canonicalizer =
                form == Canonicalization.SIMPLE ? new SimpleBody(sink) : new RelaxedBody(sink);
        int from = 0;
        while (from < body.length()) {
            int length = Math.min(random.nextInt(4) == 0 ? 1 : random.nextInt(40), body.length() - from);
            byte[] block = Reference.octets("\r\n x" + body.substring(from, from + length) + "\r\n y");
            canonicalizer.update(block, 4, length);
            from += length;
        }
        canonicalizer.finish();
        return out.toString();
    }

    @Test
    void theHashesOfAnEmptyBodyAreThoseOfTheText() {
        BodyHashes hashes = hashes("", List.of(SIMPLE, RELAXED));
        assertThat(hashes.hash(SIMPLE).orElseThrow()).hasToString("frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=");
        assertThat(hashes.hash(RELAXED).orElseThrow()).hasToString("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(hashes.coverage(SIMPLE)).isEqualTo(new BodyCoverage(2, 0));
        assertThat(hashes.coverage(RELAXED)).isEqualTo(new BodyCoverage(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                // body                     simple                  relaxed           ($ is CRLF, T a tab, R and N bare)
                "' C $D T E$$$'~' C $D T E$'~' C$D E$'",
                "''                         ~'$'                    ~''",
                "'$'                        ~'$'                    ~''",
                "'$$$$'                     ~'$'                    ~''",
                "' '                        ~' $'                   ~''",
                "' $'                       ~' $'                   ~''",
                "'T $ T$'                   ~'T $ T$'               ~''",
                "'a'                        ~'a$'                   ~'a$'",
                "'a '                       ~'a $'                  ~'a$'",
                "'a$'                       ~'a$'                   ~'a$'",
                "'a$$'                      ~'a$'                   ~'a$'",
                "'a$ $'                     ~'a$ $'                 ~'a$'",
                "'a$$b'                     ~'a$$b$'                ~'a$$b$'",
                "'$a'                       ~'$a$'                  ~'$a$'",
                "' $ $a'                    ~' $ $a$'               ~'$$a$'",
                "'aR'                       ~'aR$'                  ~'aR$'",
                "'aN'                       ~'aN$'                  ~'aN$'",
                "'N'                        ~'N$'                   ~'N$'",
                "'R'                        ~'R$'                   ~'R$'",
                "'RR'                       ~'RR$'                  ~'RR$'",
                "'R$'                       ~'R$'                   ~'R$'",
                "'a R$'                     ~'a R$'                 ~'a R$'",
                "'a RR b'                   ~'a RR b$'              ~'a RR b$'",
                "'a T R T b'                ~'a T R T b$'           ~'a R b$'",
                "'a N $'                    ~'a N $'                ~'a N$'",
                "'aNR'                      ~'aNR$'                 ~'aNR$'",
                "'a$R'                      ~'a$R$'                 ~'a$R$'",
                "'a$N'                      ~'a$N$'                 ~'a$N$'",
                "'a$ R'                     ~'a$ R$'                ~'a$ R$'",
            })
    void aBodyHasItsCanonicalForm(String body, String simple, String relaxed) {
        String octets = octets(body);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            assertThat(canonical(octets, Canonicalization.SIMPLE, random)).isEqualTo(octets(simple));
            assertThat(canonical(octets, Canonicalization.RELAXED, random)).isEqualTo(octets(relaxed));
        }
        assertThat(Reference.simpleBody(octets)).isEqualTo(octets(simple));
        assertThat(Reference.relaxedBody(octets)).isEqualTo(octets(relaxed));
    }

    private static String octets(String notation) {
        String text = notation.strip();
        return text.substring(1, text.length() - 1)
                .replace("$", "\r\n")
                .replace('T', '\t')
                .replace('R', '\r')
                .replace('N', '\n');
    }

    /** Any body in any blocks has the canonical form that the reference has of the whole. */
    @Test
    void blocksDoNotMatter() {
        String[] parts = {"\r\n", "\r\n", " ", "\t", "\r", "\n", "a", "\u00e9", "word ", "  ", "a line of text\r\n"};
        long seed = 6376;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10_000; round++) {
            StringBuilder body = new StringBuilder();
            int count = random.nextInt(30);
            for (int i = 0; i < count; i++) {
                body.append(parts[random.nextInt(parts.length)].repeat(random.nextInt(8) == 0 ? 9 : 1));
            }
            String whole = body.toString();
            assertThat(canonical(whole, Canonicalization.SIMPLE, random))
                    .as("simple, seed %s round %s", seed, round)
                    .isEqualTo(Reference.simpleBody(whole));
            assertThat(canonical(whole, Canonicalization.RELAXED, random))
                    .as("relaxed, seed %s round %s", seed, round)
                    .isEqualTo(Reference.relaxedBody(whole));
        }
    }

    /** Every beginning of a body has the hash of that beginning, however many are wanted at once. */
    @Test
    void limitsAreHashedInTheSamePass() {
        String body = "Some  text \r\n\r\nand  more\t of it\r\n".repeat(5) + "\r\n\r\n";
        List<BodyExtent> extents = new ArrayList<>(List.of(SIMPLE, RELAXED));
        for (Canonicalization form : Canonicalization.values()) {
            for (long limit = 0; limit <= 200; limit++) {
                extents.add(new BodyExtent(form, OptionalLong.of(limit)));
            }
        }
        BodyHashes hashes = hashes(body, extents);
        for (BodyExtent extent : extents) {
            String canonical = extent.canonicalization() == Canonicalization.SIMPLE
                    ? Reference.simpleBody(body)
                    : Reference.relaxedBody(body);
            int limit = (int) extent.limit().orElse(canonical.length());
            if (limit > canonical.length()) {
                assertThat(hashes.hash(extent)).isEmpty();
            } else {
                assertThat(hashes.hash(extent))
                        .hasValue(OctetString.of(Reference.sha256(canonical.substring(0, limit))));
            }
        }
    }

    /** 20 MB of one thing, ending in another, hash as the rules say. */
    @Test
    void hugeDullBodiesHaveTheirHashes() {
        check("\r\n", "", sha256("", 0, "\r\n"), sha256("", 0, ""));
        check("\r\n", "x", sha256("\r\n", TIMES, "x\r\n"), sha256("\r\n", TIMES, "x\r\n"));
        check("  ", "", sha256("  ", TIMES, "\r\n"), sha256("", 0, ""));
        check("  ", "x", sha256("  ", TIMES, "x\r\n"), sha256("", 0, " x\r\n"));
        check("xy", "", sha256("xy", TIMES, "\r\n"), sha256("xy", TIMES, "\r\n"));
        check("\r\r", "", sha256("\r\r", TIMES, "\r\n"), sha256("\r\r", TIMES, "\r\n"));
    }

    private static void check(String piece, String end, OctetString simple, OctetString relaxed) {
        byte[] block = Reference.octets(piece.repeat(10_000));
        BodyHasher hasher = new BodyHasher(List.of(SIMPLE, RELAXED));
        for (int i = 0; i < TIMES; i += 10_000) {
            hasher.update(block, 0, 7);
            hasher.update(block, 7, block.length - 7);
        }
        hasher.update(Reference.octets(end), 0, end.length());
        BodyHashes hashes = hasher.finish();
        assertThat(hashes.hash(SIMPLE)).hasValue(simple);
        assertThat(hashes.hash(RELAXED)).hasValue(relaxed);
    }

    private static OctetString sha256(String piece, int times, String end) {
        var digest = Sha256.digest();
        byte[] block = Reference.octets(piece.repeat(10_000));
        for (int i = 0; i < times; i += 10_000) {
            digest.update(block);
        }
        return OctetString.of(digest.digest(Reference.octets(end)));
    }
}
