package org.postern.application.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.application.port.StoredMessage;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.KeptSize;
import org.postern.domain.message.Trace;

/** What a file says of itself, against what it is. */
final class FileCheck {

    private FileCheck() {}

    static List<Finding> of(StoredMessage message) throws IOException {
        List<Finding> findings = new ArrayList<>();
        HeaderSection section;
        try (InputStream octets = message.open()) {
            section = HeaderReader.read(octets);
        }
        Optional<Trace> trace = Trace.read(section);
        if (message.id().isEmpty()) {
            findings.add(new Finding(Finding.Kind.FOREIGN_NAME, message.key(), ""));
        } else if (trace.isEmpty()) {
            String detail = "of " + message.size() + " octets, none is a session field of ours";
            findings.add(new Finding(Finding.Kind.NO_TRACE, message.key(), detail));
        } else if (!trace.get().id().equals(message.id().get())) {
            findings.add(new Finding(
                    Finding.Kind.OTHER_ID,
                    message.key(),
                    "says it is " + trace.get().id()));
        }
        trace.ifPresent(
                there -> size(message, KeptSize.expected(section, there)).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> size(StoredMessage message, OptionalLong expected) {
        if (expected.isEmpty() || expected.getAsLong() == message.size()) {
            return Optional.empty();
        }
        boolean shorter = message.size() < expected.getAsLong();
        return Optional.of(new Finding(
                shorter ? Finding.Kind.CUT_SHORT : Finding.Kind.TOO_LONG,
                message.key(),
                "has " + message.size() + " octets, was kept with " + expected.getAsLong()));
    }
}
