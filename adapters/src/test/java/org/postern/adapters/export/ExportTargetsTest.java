package org.postern.adapters.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.application.maintain.Export;
import org.postern.application.maintain.Export.Form;
import org.postern.application.maintain.Pace;
import org.postern.application.port.IndexQuery;
import org.postern.testkit.index.MailShelf;
import org.postern.testkit.index.SomeMail;

/** An mbox and a Maildir of kept messages, hostile ones among them. */
final class ExportTargetsTest {
    private static final byte[] CONTENT = "Subject: dots\r\n\r\n.\r\n..\r\nFrom here on\r\nbare\nFrom there\r\n.\n"
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder = Path.of("");

    private final MailShelf shelf = new MailShelf();
    private final SomeMail mail = new SomeMail(3);

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            shelf.put(SomeMail.id(i).text(), mail.kept(SomeMail.id(i), CONTENT));
        }
    }

    private Export.Report mbox(Path file, Form form) throws IOException {
        try (MboxFile to = new MboxFile(file)) {
            return new Export(shelf).run(IndexQuery.newest(1), form, to, Pace.UNSEEN);
        }
    }

    private Export.Report maildir(Form form) throws IOException {
        try (Maildir to = new Maildir(folder.resolve("box"))) {
            return new Export(shelf).run(IndexQuery.newest(1), form, to, Pace.UNSEEN);
        }
    }

    @Test
    void anMboxHasAFromLineForEachMessageAndNoOther() throws IOException {
        fill(5);
        Path file = folder.resolve("five.mbox");
        assertThat(mbox(file, Form.ORIGINAL)).isEqualTo(new Export.Report(5, 0, 0, Optional.empty()));
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        assertThat(lines.stream().filter(line -> line.startsWith("From ")))
                .hasSize(5)
                .allMatch(line -> line.matches("From \\S+ Sun Mar  1 12:0\\d:\\d\\d 2026"));
        assertThat(lines.subList(1, 10))
                .containsExactly("Subject: dots", "", ".", "..", ">From here on", "bare", ">From there", ".", "");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> mbox(file, Form.KEPT)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void theKeptFormHasEveryRecipientAndTheOriginalNone() throws IOException {
        fill(3);
        mbox(folder.resolve("kept"), Form.KEPT);
        mbox(folder.resolve("original"), Form.ORIGINAL);
        assertThat(Files.readString(folder.resolve("kept"), StandardCharsets.ISO_8859_1))
                .contains("Envelope-To: ");
        assertThat(Files.readString(folder.resolve("original"), StandardCharsets.ISO_8859_1))
                .doesNotContain("Envelope-To", "X-Postern", "Delivered-To");
    }

    @Test
    void aMaildirHasAFileForEachMessageAndTakesNoneTwiceWhereverItLies() throws IOException {
        fill(4);
        shelf.put("old/box/1", CONTENT);
        assertThat(maildir(Form.ORIGINAL)).isEqualTo(new Export.Report(5, 0, 0, Optional.empty()));
        Path read = folder.resolve("box/cur");
        try (Stream<Path> files = Files.list(folder.resolve("box/new"))) {
            Path one = files.sorted().findFirst().orElseThrow();
            Files.move(one, read.resolve(one.getFileName() + ":2,S"));
        }
        shelf.put(SomeMail.id(9).text(), mail.kept(SomeMail.id(9), CONTENT));
        assertThat(maildir(Form.ORIGINAL)).isEqualTo(new Export.Report(1, 5, 0, Optional.empty()));
        try (Stream<Path> files = Files.walk(folder.resolve("box"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSize(6)
                    .allSatisfy(file ->
                            assertThat(file).hasContent("Subject: dots\n\n.\n..\nFrom here on\nbare\nFrom there\n.\n"));
        }
        assertThat(folder.resolve("box/tmp")).isEmptyDirectory();
    }

    @Test
    void whatCannotBeReadOrMadeAgainIsCountedAndTheRestIsWritten() throws IOException {
        fill(4);
        shelf.readable(SomeMail.id(1).text(), false);
        shelf.put(SomeMail.id(2).text(), "cut".getBytes(StandardCharsets.US_ASCII));
        assertThat(mbox(folder.resolve("m"), Form.ORIGINAL)).isEqualTo(new Export.Report(2, 0, 2, Optional.empty()));
    }

    @Test
    void onlyWhatIsAskedForIsWritten() throws IOException {
        fill(10);
        Instant since = SomeMail.START.plusSeconds(7_200);
        IndexQuery query = new IndexQuery(
                Optional.empty(), Optional.empty(), Optional.of("DOTS"), Optional.of(since), Optional.empty(), 1);
        try (MboxFile to = new MboxFile(folder.resolve("none"))) {
            assertThat(new Export(shelf).run(query, Form.KEPT, to, Pace.UNSEEN).written())
                    .isZero();
        }
        assertThat(shelf.opened()).isZero();
        IndexQuery other = new IndexQuery(
                Optional.empty(), Optional.empty(), Optional.of("dots"), Optional.empty(), Optional.empty(), 1);
        try (MboxFile to = new MboxFile(folder.resolve("all"))) {
            assertThat(new Export(shelf).run(other, Form.KEPT, to, Pace.UNSEEN).written())
                    .isEqualTo(10);
        }
    }
}
