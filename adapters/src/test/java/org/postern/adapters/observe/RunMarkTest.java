package org.postern.adapters.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {
    @TempDir
    private Path folder = Path.of("");

    private boolean startsUnclean() {
        RunMark mark = new RunMark(folder);
        mark.leave();
        return mark.isAfterUncleanEnd();
    }

    @Test
    void whoEndsInOrderLeavesNothing() {
        RunMark first = new RunMark(folder);
        first.leave();
        first.clear();
        assertThat(first.isAfterUncleanEnd()).isFalse();
        assertThat(startsUnclean()).isFalse();
        assertThat(startsUnclean()).isTrue();
    }

    /** A second server that may not start takes nothing away from the first. */
    @Test
    void whoNeverStartedClearsNothing() {
        assertThat(startsUnclean()).isFalse();
        new RunMark(folder).clear();
        assertThat(startsUnclean()).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNoReasonNotToStart() {
        RunMark mark = new RunMark(folder.resolve("missing"));
        mark.leave();
        assertThat(mark.isAfterUncleanEnd()).isFalse();
        mark.clear();
    }
}
