package org.postern.domain.dkim;

/** A DKIM-Signature that says what it should: RFC 6376 §3.5. */
record DkimSignature(MessageSignature signature, Auid auid) {

    /** Reads the tags: RFC 6376 §6.1.1. */
    static Reading<DkimSignature> read(TagList tags) {
        SignatureReader reader = new SignatureReader(tags);
        reader.version();
        MessageSignature signature = reader.messageSignature();
        Auid auid = reader.auid(signature.seal().key().domain());
        return reader.outcome(new DkimSignature(signature, auid));
    }
}
