package org.postern.bench;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.domain.dkim.BodyExtent;
import org.postern.domain.dkim.BodyHasher;
import org.postern.domain.dkim.BodyHashes;
import org.postern.domain.dkim.Canonicalization;

/** Canonicalizing and hashing a large body in blocks; the peer is SHA-256 over the same blocks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5, batchSize = 10)
@Measurement(iterations = 5, batchSize = 10)
@SuppressWarnings("NullAway.Init") // @Setup fills the fields
public class BodyBenchmark {
    static final int OCTETS = 20_000_000;
    private static final int BLOCK = 32_768;

    @Param({"simple", "relaxed"})
    private String input = "";

    private List<BodyExtent> extents;
    private byte[] body;

    @Setup
    public void fill() {
        body = Mail.text(OCTETS);
        Canonicalization form = input.equals("simple") ? Canonicalization.SIMPLE : Canonicalization.RELAXED;
        extents = List.of(new BodyExtent(form, OptionalLong.empty()));
    }

    @Benchmark
    public BodyHashes postern() {
        BodyHasher hasher = new BodyHasher(extents);
        for (int from = 0; from < body.length; from += BLOCK) {
            hasher.update(body, from, Math.min(BLOCK, body.length - from));
        }
        return hasher.finish();
    }

    @Benchmark
    public byte[] peer() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int from = 0; from < body.length; from += BLOCK) {
            digest.update(body, from, Math.min(BLOCK, body.length - from));
        }
        return digest.digest();
    }
}
