package org.postern.adapters.ledgerfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of one day, open to be written to: whole lines at its end, nothing else. */
final class DayFile implements AutoCloseable {
    /** About so many characters go to the system at once: a call for each line would cost more than the line. */
    private static final int GATHERED = 65_536;

    private final FileChannel channel;

    private DayFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens it, makes it when it is not there; a line that was cut by a crash is ended, so that no other is lost with it. */
    static DayFile open(Path path) throws IOException {
        boolean made = make(path);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            DayFile file = new DayFile(channel);
            file.toEnd();
            if (made) {
                forceFolder(path);
            }
            return file;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private static boolean make(Path path) throws IOException {
        try {
            Files.createFile(path, LedgerFolder.OWNER_FILE);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        }
    }

    private static void forceFolder(Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void toEnd() throws IOException {
        long size = channel.size();
        channel.position(size);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /** Adds lines and makes them durable; when that fails, none of them is left there, if the disk still obeys. */
    void append(List<String> lines) throws IOException {
        long before = channel.position();
        try {
            StringBuilder gathered = new StringBuilder();
            for (String line : lines) {
                gathered.append(line).append('\n');
                if (gathered.length() >= GATHERED) {
                    write(gathered);
                }
            }
            write(gathered);
            channel.force(false);
        } catch (IOException failed) {
            withdraw(before, failed);
            throw failed;
        }
    }

    private void withdraw(long before, IOException failed) {
        try {
            channel.truncate(before);
        } catch (IOException disobeys) {
            failed.addSuppressed(disobeys);
        }
    }

    private void write(StringBuilder gathered) throws IOException {
        write(ByteBuffer.wrap(gathered.toString().getBytes(StandardCharsets.UTF_8)));
        gathered.setLength(0);
    }

    private void write(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
