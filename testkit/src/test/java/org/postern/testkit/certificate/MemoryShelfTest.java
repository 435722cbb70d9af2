package org.postern.testkit.certificate;

import org.postern.application.port.CertificateShelf;

/** The shelf in memory keeps the contract. */
final class MemoryShelfTest implements CertificateShelfContract {
    private final MemoryShelf shelf = new MemoryShelf();

    @Override
    public CertificateShelf shelf() {
        return shelf;
    }
}
