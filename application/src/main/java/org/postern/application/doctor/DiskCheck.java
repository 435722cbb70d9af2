package org.postern.application.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Whether the disk that keeps the mail has room, keeps what it was given, and is quick to say so. */
record DiskCheck(Supplier<DiskFacts> facts) implements Check {
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs", "devtmpfs");
    private static final Set<String> ELSEWHERE =
            Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "glusterfs", "fuse.sshfs", "fuse.glusterfs");
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final int PLENTY = 2;
    private static final long MEBIBYTE = 1 << 20;

    @Override
    public String subject() {
        return "disk";
    }

    @Override
    public List<Diagnosis> look() {
        DiskFacts disk = facts.get();
        List<Diagnosis> all = new ArrayList<>();
        room(disk, all);
        kind(disk, all);
        speed(disk, all);
        String seen = mebibytes(disk.free()) + " free at " + disk.folder() + " (" + disk.kind() + ")"
                + disk.sync().map(time -> ", synced in " + milliseconds(time)).orElse("; there is no store yet");
        return all.isEmpty() ? List.of(Diagnosis.fine(subject(), seen)) : all;
    }

    private void room(DiskFacts disk, List<Diagnosis> all) {
        String seen =
                mebibytes(disk.free()) + " free at " + disk.folder() + ", min-free is " + mebibytes(disk.minFree());
        String why = "Below min-free all mail is deferred (452).";
        String remedy = "Make room, or let older mail go elsewhere.";
        if (disk.free() < disk.minFree()) {
            all.add(Diagnosis.wrong(subject(), seen, why, remedy));
        } else if (disk.free() / PLENTY < disk.minFree()) {
            all.add(Diagnosis.warn(subject(), seen, why, remedy));
        }
    }

    private void kind(DiskFacts disk, List<Diagnosis> all) {
        String seen = disk.folder() + " is on " + disk.kind();
        if (MEMORY.contains(disk.kind())) {
            all.add(Diagnosis.wrong(
                    subject(), seen, "That is memory: mail is gone with the next start.", "Move emails to a disk."));
        } else if (ELSEWHERE.contains(disk.kind())) {
            all.add(Diagnosis.warn(
                    subject(),
                    seen,
                    "Over a network a sync may say yes and not be true, and mail stops with the network.",
                    "Move emails to a disk of this machine."));
        } else if (disk.kind().equals("overlay")) {
            all.add(Diagnosis.warn(
                    subject(),
                    seen,
                    "That is the layer of a container: mail is gone with the container.",
                    "Mount a volume there."));
        }
    }

    private void speed(DiskFacts disk, List<Diagnosis> all) {
        disk.trouble()
                .ifPresent(why -> all.add(Diagnosis.wrong(
                        subject(),
                        "cannot write to " + disk.folder() + ": " + why,
                        "What cannot be written cannot be kept: mail is deferred.",
                        "See who owns the folder, and the log of the system.")));
        disk.sync()
                .filter(time -> time.compareTo(SLOW) > 0)
                .ifPresent(time -> all.add(Diagnosis.warn(
                        subject(),
                        "a small file is synced in " + milliseconds(time) + " at " + disk.folder(),
                        "Every message waits for that before its 250.",
                        "See what else writes there; a disk of its own, or one with a safe cache, is quicker.")));
    }

    private static String mebibytes(long octets) {
        return octets / MEBIBYTE + "MiB";
    }

    private static String milliseconds(Duration time) {
        return time.toMillis() == 0 ? "less than 1 ms" : time.toMillis() + " ms";
    }
}
