package org.postern.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
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
import org.postern.domain.dkim.DkimReport;
import org.postern.domain.dkim.DkimVerifier;

/** One DKIM-Signature of a message of 4 KiB; the peer is the JDK with the key and the hash input at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5, batchSize = 3_000)
@Measurement(iterations = 5, batchSize = 2_000)
@SuppressWarnings("NullAway.Init") // @Setup fills the fields
public class DkimBenchmark {
    private static final Instant NOW = Instant.parse("2025-06-16T12:00:00Z");

    @Param({"rsa-2048 relaxed/relaxed", "rsa-2048 simple/simple", "ed25519 relaxed/relaxed"})
    private String input = "";

    private Octets content;
    private DkimVerifier verifier;
    private PublicKey key;
    private Signer.Signed signed;

    @Setup
    public void sign() throws IOException {
        Signer signer = input.startsWith("rsa") ? Signer.rsa() : Signer.ed25519();
        Mail mail = new Mail(Mail.text(2_400));
        signed = mail.sign(signer, input.substring(input.indexOf(' ') + 1), OptionalLong.empty());
        key = signer.key();
        content = mail.content();
        verifier = new DkimVerifier(new MemoryDns().withText("sel._domainkey.author.example", signer.record()));
        Sane.check(postern().signatures().getFirst().passes());
    }

    @Benchmark
    public DkimReport postern() throws IOException {
        return verifier.verify(content, NOW);
    }

    @Benchmark
    public boolean peer() throws GeneralSecurityException {
        return Signer.verify(key, signed);
    }
}
