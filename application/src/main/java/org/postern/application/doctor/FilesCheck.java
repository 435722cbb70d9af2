package org.postern.application.doctor;

import java.util.List;
import java.util.function.Supplier;

/** Whether the server may have enough files open for the sessions it is configured for. */
record FilesCheck(Supplier<FileFacts> facts) implements Check {
    private static final int PERCENT = 100;

    @Override
    public String subject() {
        return "open files";
    }

    @Override
    public List<Diagnosis> look() {
        FileFacts files = facts.get();
        long connections = files.most() * files.connectionsPercent() / PERCENT;
        String seen = files.most() + " at most for " + (files.ofServer() ? "the server" : "this shell") + ", "
                + connections + " of them for connections";
        return List.of(
                connections >= files.sessions()
                        ? Diagnosis.fine(subject(), seen)
                        : Diagnosis.warn(
                                subject(),
                                seen + "; sessions is " + files.sessions(),
                                "Connections beyond that are turned away before sessions is reached.",
                                "Raise LimitNOFILE of the unit (systemd), or ulimit -n where pm2 is started."));
    }
}
