package org.postern.domain.arc;

import java.util.Optional;
import org.postern.domain.dkim.KeyName;
import org.postern.domain.dkim.SignatureField;

/** Whom a field names as its signer: {@code d=} and {@code s=}, proven only when the field verifies. */
public record Signatory(String domain, String selector) {

    static Signatory of(SignatureField field, Optional<KeyName> key) {
        return key.map(name -> new Signatory(name.domain().text(), name.selector()))
                .orElseGet(() -> new Signatory(field.written("d"), field.written("s")));
    }
}
