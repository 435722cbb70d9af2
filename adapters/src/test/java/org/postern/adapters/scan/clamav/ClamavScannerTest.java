package org.postern.adapters.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.adapters.scan.Endpoint;
import org.postern.adapters.scan.peer.Peers;
import org.postern.application.port.ContentScanner;
import org.postern.domain.scan.ScanOutcome;
import org.postern.testkit.scan.ClamdDialect;
import org.postern.testkit.scan.ContentScannerContract;
import org.postern.testkit.scan.DaemonConduct;
import org.postern.testkit.scan.Dialect;
import org.postern.testkit.scan.ScannerPeer;
import org.postern.testkit.scan.SomeScans;

class ClamavScannerTest implements ContentScannerContract {
    private final Peers peers = new Peers();

    @Override
    public ContentScanner scannerOf(DaemonConduct conduct) throws IOException {
        return new ClamavScanner(peers.start(conduct, ClamdDialect::new));
    }

    @Override
    public List<byte[]> received() {
        return peers.received();
    }

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void theNameOfWhatWasFoundIsTold() throws IOException {
        assertThat(scannerOf(DaemonConduct.CONDEMNING)
                        .scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Found("Eicar-Test-Signature"));
    }

    @Test
    void aSocketInTheFileSystemIsAsGood(@TempDir Path folder) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Path socket = folder.resolve("clamd.ctl");
        listener.bind(UnixDomainSocketAddress.of(socket));
        try (ScannerPeer peer = new ScannerPeer(listener, DaemonConduct.CONTENT, ClamdDialect::new)) {
            ContentScanner scanner = new ClamavScanner(new Endpoint.UnixSocket(socket));
            assertThat(scanner.scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                            .outcome())
                    .isEqualTo(new ScanOutcome.Clean());
            assertThat(peer.received()).hasSize(1);
        }
        assertThat(new ClamavScanner(new Endpoint.UnixSocket(folder.resolve("none")))
                        .scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                        .outcome())
                .isInstanceOf(ScanOutcome.Unavailable.class);
    }

    /** Only these two answers are understood; whatever else it says is told, and is no verdict. */
    @ParameterizedTest
    @CsvSource({
        "INSTREAM size limit exceeded. ERROR",
        "stream: Can't allocate memory ERROR",
        "stream: ok",
        "stream:  FOUND",
        "OK"
    })
    void whatIsNoVerdictIsUnavailable(String said) throws IOException {
        Dialect dialect = new Saying(said + "\0");
        ContentScanner scanner = new ClamavScanner(peers.start(DaemonConduct.CONTENT, () -> dialect));
        assertThat(scanner.scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Unavailable("it said: " + said));
    }

    /** The end of the connection is none of an answer: what was cut off may have had FOUND behind it. */
    @Test
    void anAnswerThatIsCutOffIsUnavailable() throws IOException {
        Dialect twice = new Saying("stream: OKstream: OK");
        ContentScanner scanner = new ClamavScanner(peers.start(DaemonConduct.CUT_OFF, () -> twice));
        assertThat(scanner.scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                        .outcome())
                .isEqualTo(new ScanOutcome.Unavailable("the connection ended early"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() throws IOException {
        Dialect dialect = new Saying("stream: " + "x".repeat(100_000) + "\0");
        ContentScanner scanner = new ClamavScanner(peers.start(DaemonConduct.CONTENT, () -> dialect));
        assertThat(scanner.scan(SomeScans.of(SomeScans.message(10), SomeScans.PATIENCE))
                        .outcome()
                        .words())
                .contains("no end");
    }

    private record Saying(String verdict, ClamdDialect usual) implements Dialect {
        Saying(String verdict) {
            this(verdict, new ClamdDialect());
        }

        @Override
        public byte[] hear(DataInputStream in, OutputStream out) throws IOException {
            return usual.hear(in, out);
        }

        @Override
        public byte[] verdict(boolean condemned) {
            return verdict.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] garbage() {
            return usual.garbage();
        }

        @Override
        public byte[] beginning() {
            return usual.beginning();
        }

        @Override
        public byte[] more() {
            return usual.more();
        }
    }
}
