package org.postern.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
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
import org.postern.application.judge.Judgement;
import org.postern.domain.arc.ArcResult;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dmarc.DmarcVerdict;
import org.postern.domain.policy.Findings;

/** The whole judgement of a message with a warm cache; the peer is the JDK's verification of one RSA signature. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5, batchSize = 3_000)
@Measurement(iterations = 5, batchSize = 2_000)
@SuppressWarnings("NullAway.Init") // @Setup fills the fields
public class JudgeBenchmark {
    @Param({"4 KiB DKIM", "4 KiB DKIM and ARC"})
    private String input = "";

    private Court court;
    private Octets content;
    private Signer signer;
    private Signer.Signed signed;

    @Setup
    public void sign() throws IOException {
        signer = Signer.rsa();
        boolean arc = input.endsWith("ARC");
        Mail mail = new Mail(Mail.text(2_400));
        signed = mail.sign(signer, "relaxed/relaxed", OptionalLong.empty());
        content = (arc ? mail.seal(signer) : mail).content();
        court = new Court(signer);
        Judgement judgement = postern();
        Findings found = judgement.findings();
        Sane.check(judgement.faults().isEmpty()
                && found.dkim().orElseThrow().result() == DkimResult.PASS
                && found.arc().orElseThrow().result() == (arc ? ArcResult.PASS : ArcResult.NONE)
                && found.dmarc().orElseThrow().verdict() == DmarcVerdict.PASS);
    }

    @Benchmark
    public Judgement postern() throws IOException {
        return court.judge(content);
    }

    @Benchmark
    public boolean peer() throws GeneralSecurityException {
        return Signer.verify(signer.key(), signed);
    }
}
