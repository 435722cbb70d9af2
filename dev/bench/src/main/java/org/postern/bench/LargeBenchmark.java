package org.postern.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.postern.application.judge.Judgement;

/** The whole judgement of what is made to be dear; the peer is SHA-256 over the whole message, once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4, batchSize = 1)
@Measurement(iterations = 3, batchSize = 1)
@SuppressWarnings("NullAway.Init") // @Setup fills the fields
public class LargeBenchmark {
    @Param
    private Large input = Large.TEXT_OF_20_MB_WITH_DKIM;

    private Court court;
    private Octets content;

    @Setup
    public void make() throws IOException {
        Signer signer = Signer.rsa();
        court = new Court(signer);
        content = input.content(signer);
        Judgement judgement = postern();
        Sane.check(judgement.faults().isEmpty()
                && !judgement.findings().dkim().orElseThrow().signatures().isEmpty());
    }

    @Benchmark
    public Judgement postern() throws IOException {
        return court.judge(content);
    }

    @Benchmark
    public byte[] peer() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(content.octets());
    }
}
