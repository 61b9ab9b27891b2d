package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleLogTest {
    private final StringWriter text = new StringWriter();

    @Test
    void aTerminalSeesOneLineThatIsClearedAtTheEnd() {
        ConsoleLog log = new ConsoleLog(new PrintWriter(text), true);
        log.progress().partitions("train", 1, 2);
        log.progress().partitions("train", 2, 2);
        assertThat(text.toString()).isEqualTo("\r\u001b[Ktrain: 1 of 2 files\r\u001b[K");
    }

    @Test
    void aFileSeesTenLinesAtMostAndNoneForASingleFile() {
        ConsoleLog log = new ConsoleLog(new PrintWriter(text), false);
        log.progress().partitions("test", 1, 1);
        for (int done = 1; done <= 95; done++) {
            log.progress().partitions("train", done, 95);
        }
        assertThat(text.toString().lines())
                .hasSize(11)
                .startsWith("train: 9 of 95 files")
                .endsWith("train: 95 of 95 files");
    }
}
