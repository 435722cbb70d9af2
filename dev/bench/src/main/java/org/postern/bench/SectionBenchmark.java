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
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;

/** To read the header section of what is made to be dear; the peer is SHA-256 over the whole message, once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 4, batchSize = 50)
@Measurement(iterations = 3, batchSize = 50)
@SuppressWarnings("NullAway.Init") // @Setup fills the fields
public class SectionBenchmark {
    @Param({
        "HEADER_OF_1_MIB_FIELDS",
        "HEADER_OF_1_MIB_FOLDS",
        "HEADER_OF_1_MIB_ADDRESSES",
        "HEADER_OF_1_MIB_AUTHORS",
        "HEADER_OF_1_MIB_SIGNATURES",
        "HEADER_OF_1_MIB_TAGS",
        "HEADER_OF_1_MIB_SIGNED_NAMES"
    })
    private Large input = Large.HEADER_OF_1_MIB_FIELDS;

    private Octets content;

    @Setup
    public void make() throws IOException {
        content = input.content(Signer.rsa());
        Sane.check(postern().bodyStart() > 1_000_000);
    }

    @Benchmark
    public HeaderSection postern() throws IOException {
        return HeaderReader.read(content.open());
    }

    @Benchmark
    public byte[] peer() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(content.octets());
    }
}
