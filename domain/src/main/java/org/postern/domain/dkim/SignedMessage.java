package org.postern.domain.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.domain.message.HeaderField;
import org.postern.domain.message.HeaderFlaw;
import org.postern.domain.message.HeaderReader;
import org.postern.domain.message.HeaderSection;
import org.postern.domain.message.MessageContent;

/** A message with its header section read, ready for its signatures to be checked. */
public final class SignedMessage {
    private final MessageContent content;
    private final HeaderSection section;
    private final Map<String, List<HeaderField>> fields = new HashMap<>();

    private SignedMessage(MessageContent content, HeaderSection section) {
        this.content = content;
        this.section = section;
        for (HeaderField field : section.fields()) {
            fields.computeIfAbsent(field.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>(2))
                    .add(field);
        }
    }

    /** Reads the header section. */
    public static SignedMessage read(MessageContent content) throws IOException {
        try (InputStream octets = content.open()) {
            return new SignedMessage(content, HeaderReader.read(octets));
        }
    }

    /** Whether there is more header section than we read, so that nothing about its signatures can be known. */
    public boolean isTooLarge() {
        return section.flaws().contains(HeaderFlaw.TOO_LARGE);
    }

    /** The fields of a name (in lower case), the topmost first. */
    public List<HeaderField> fields(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Hashes the body for these extents in one pass. */
    public BodyHashes hashBody(Collection<BodyExtent> extents) throws IOException {
        return BodyHasher.hash(content, section.bodyStart(), extents);
    }

    /**
     * The data that a message signature signs: RFC 6376 §3.7 step 2. A name takes the lowest field of that name not yet
     * taken (§5.4.2), never the signature's own field, and nothing when there is none left.
     */
    HeaderData signedData(SignatureField own, MessageSignature signature) {
        HeaderData data = new HeaderData(signature.header());
        Map<String, Integer> taken = new HashMap<>();
        for (String name : signature.names()) {
            List<HeaderField> candidates = fields(name);
            int next = candidates.size() - 1 - taken.getOrDefault(name, 0);
            if (next >= 0 && candidates.get(next).start() == own.field().start()) {
                next--;
            }
            if (next >= 0) {
                data.add(candidates.get(next));
            }
            taken.put(name, candidates.size() - Math.max(next, 0));
        }
        return data.addLast(own);
    }
}
