package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.io.delimited.DelimitedSink.Compression;
import dev.decoy.testkit.ComponentContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DelimitedFactoriesTest {
    @Nested
    class Source extends ComponentContract<DelimitedSourceFactory.Config> {
        @Override
        protected DelimitedSourceFactory factory() {
            return new DelimitedSourceFactory();
        }
    }

    @Nested
    class Sink extends ComponentContract<DelimitedSinkFactory.Config> {
        @Override
        protected DelimitedSinkFactory factory() {
            return new DelimitedSinkFactory();
        }
    }

    @Nested
    class JsonLines extends ComponentContract<JsonLinesSinkFactory.Config> {
        @Override
        protected JsonLinesSinkFactory factory() {
            return new JsonLinesSinkFactory();
        }
    }

    @Test
    void aSourceChecksItsOptions() {
        source("a.csv", "::", false, List.of("user", "item"), "\"");
        source("a.csv", "\t", true, List.of(), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("", ",", true, List.of(), "\""))
                .withMessage("path must name a file, a folder or a glob, was \"\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("a.csv", "", true, List.of(), "\""))
                .withMessage("separator must be at least one character and no line break, was \"\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("a.csv", ",", false, List.of(), "\""))
                .withMessage("columns must name the columns where header is false, was []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("a.csv", ",", true, List.of("user", "item"), "\""))
                .withMessage("columns must be left out where header is true, as the first line names them, was [user,"
                        + " item]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("a.csv", ",", false, List.of("user", "user"), "\""))
                .withMessage("columns must be distinct names, was [user, user]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("a.csv", ",", true, List.of(), ","))
                .withMessage(
                        "quote must be one ASCII character that is not the separator, or empty for none, was \",\"");
    }

    @Test
    void aSinkChecksItsOptions() {
        for (String separator : List.of("", "::", "\"", "\n", "\u00a7")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DelimitedSinkFactory.Config(separator, true, Compression.NONE))
                    .withMessage("separator must be one ASCII character, no quote and no line break, was \"" + separator
                            + "\"");
        }
    }

    private static DelimitedSourceFactory.Config source(
            String path, String separator, boolean header, List<String> columns, String quote) {
        return new DelimitedSourceFactory.Config(
                path, separator, header, columns, quote, List.of(), DelimitedFormat.Form.ROWS);
    }
}
