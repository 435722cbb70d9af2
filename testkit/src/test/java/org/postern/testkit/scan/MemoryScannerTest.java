package org.postern.testkit.scan;

import java.util.List;
import org.postern.application.port.ContentScanner;

class MemoryScannerTest implements ContentScannerContract {
    private MemoryScanner scanner = new MemoryScanner(DaemonConduct.CONTENT);

    @Override
    public ContentScanner scannerOf(DaemonConduct conduct) {
        scanner = new MemoryScanner(conduct);
        return scanner;
    }

    @Override
    public List<byte[]> received() {
        return scanner.received();
    }
}
