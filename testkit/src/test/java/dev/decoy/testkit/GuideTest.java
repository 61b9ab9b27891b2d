package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin in docs/writing-a-strategy.md is the one compiled and tested here. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "writing-a-strategy.md");

    @ParameterizedTest
    @ValueSource(strings = {"FlooredPopularity.java", "FlooredPopularityTest.java"})
    void theGuideShowsTheWholeFile(String file) throws IOException {
        String source = Files.readString(Path.of("src", "test", "java", "com", "acme", file));
        assertThat(Files.readString(GUIDE)).contains("```java\n" + source + "```");
    }
}
