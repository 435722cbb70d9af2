package org.postern.domain.dkim;

import java.util.Optional;

/** How a seal fared, with the bits of the key that was tried (0 when none was) and the record that it came from. */
public record SealVerdict(DkimResult result, String why, int keyBits, Optional<KeyRecord> record) {

    /** The same key, another verdict. */
    SealVerdict but(DkimResult other, String because) {
        return new SealVerdict(other, because, keyBits, record);
    }
}
