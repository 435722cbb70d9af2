package org.postern.domain.arc;

import java.util.Optional;
import org.postern.domain.dkim.KeyName;
import org.postern.domain.dkim.MessageSignature;
import org.postern.domain.dkim.Reading;
import org.postern.domain.dkim.Seal;
import org.postern.domain.dkim.SignatureField;
import org.postern.domain.dkim.TagList;

/** An ARC Set with its three fields, and what they say: RFC 8617 §4.2. */
record ArcSet(
        int instance,
        AuthenticationResultsField results,
        SignatureField messageField,
        SignatureField sealField,
        Reading<MessageSignature> messageSignature,
        Reading<Seal> seal,
        String chainStatus) {

    static ArcSet of(
            int instance, AuthenticationResultsField results, SignatureField messageField, SignatureField sealField) {
        return new ArcSet(
                instance,
                results,
                messageField,
                sealField,
                messageField.tags().then(ArcFields::messageSignature),
                sealField.tags().then(ArcFields::seal),
                ArcFields.chainStatus(tags(sealField)));
    }

    /** The set as reported before anything is verified. */
    ArcSetReport report(String messageVerdict, String sealVerdict) {
        return new ArcSetReport(
                instance,
                Signatory.of(sealField, sealKey()),
                Signatory.of(messageField, messageKey()),
                chainStatus,
                results.payload(),
                messageVerdict,
                sealVerdict);
    }

    Optional<KeyName> messageKey() {
        return value(messageSignature).map(signature -> signature.seal().key());
    }

    Optional<KeyName> sealKey() {
        return value(seal).map(Seal::key);
    }

    /** What was read, if it could be. */
    static <T> Optional<T> value(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T> read -> Optional.of(read.value());
            case Reading.Faulty<T> faulty -> Optional.empty();
        };
    }

    /** The tags of a field; an unreadable one has none. */
    static TagList tags(SignatureField field) {
        return value(field.tags()).orElse(new TagList(java.util.List.of()));
    }
}
