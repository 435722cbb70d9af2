package org.postern.domain.arc;

import java.util.Locale;
import org.postern.domain.dkim.DkimResult;
import org.postern.domain.dkim.MessageSignature;
import org.postern.domain.dkim.Reading;
import org.postern.domain.dkim.Seal;
import org.postern.domain.dkim.SignatureReader;
import org.postern.domain.dkim.TagList;

/**
 * The tags of the signed fields of an ARC Set: RFC 8617 §4.1.2 and §4.1.3.
 *
 * <p>Ambiguous: the syntax puts the instance before the tag-list with comments around it, yet the text says the fields
 * are tag-lists like a DKIM-Signature; sealers write {@code i=} anywhere. We take it, and {@code cv=}, as tags in any
 * place with a comment behind the value allowed.
 */
final class ArcFields {
    private ArcFields() {}

    /** The instance; 0 when there is none from 1 to 50. */
    static int instance(TagList tags) {
        return Instance.number(ArcText.withoutComments(tags.value("i").orElse("")));
    }

    /** The {@code cv=} of an ARC-Seal in lower case, empty when absent. */
    static String chainStatus(TagList tags) {
        return ArcText.withoutComments(tags.value("cv").orElse("")).toLowerCase(Locale.ROOT);
    }

    /** What an ARC-Seal signs with: §4.1.3 has no other tags, and {@code h=} makes the chain fail. */
    static Reading<Seal> seal(TagList tags) {
        SignatureReader reader = new SignatureReader(tags);
        if (tags.value("h").isPresent()) {
            reader.note(DkimResult.PERMERROR, "an ARC-Seal has no h=");
        }
        return reader.outcome(reader.seal());
    }

    /**
     * An ARC-Message-Signature: {@code v=} is unknown to it. Ambiguous: §4.1.2 forbids a sealer to cover the fields of ARC
     * or Authentication-Results, lest signatures break by accident, and §5.2 asks a validator for no more than a signature
     * that verifies. We refuse one over an ARC-Seal, as other validators do, and let the signature decide about the rest.
     */
    static Reading<MessageSignature> messageSignature(TagList tags) {
        SignatureReader reader = new SignatureReader(tags);
        MessageSignature signature = reader.messageSignature();
        if (signature.names().contains("arc-seal")) {
            reader.note(DkimResult.PERMERROR, "an ARC-Message-Signature must not cover an ARC-Seal");
        }
        return reader.outcome(signature);
    }
}
