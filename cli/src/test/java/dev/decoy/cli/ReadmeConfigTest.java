package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config in README.md runs, and prints what is shown there. */
class ReadmeConfigTest {
    private static final String BEGIN = "```yaml\n";
    private static final String OUTPUT = "$ ./decoy run first.yaml\n";

    @TempDir
    private Path folder;

    @Test
    void theConfigOfTheReadmePrintsWhatIsShown() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
        Path config = Files.writeString(folder.resolve("first.yaml"), between(readme, BEGIN, "```"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "run",
                config.toString(),
                "--out",
                folder.resolve("result").toString());
        assertThat(code).as(err.toString()).isEqualTo(Exit.OK);
        // The last line tells the folder and the time.
        assertThat(out.toString().replace("\r\n", "\n")).startsWith(between(readme, OUTPUT, "wrote "));
    }

    private static String between(String text, String begin, String end) {
        int start = text.indexOf(begin) + begin.length();
        assertThat(start).as("README.md has " + begin).isGreaterThanOrEqualTo(begin.length());
        return text.substring(start, text.indexOf(end, start));
    }
}
