package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.io.delimited.DelimitedSink.Compression;
import dev.decoy.spi.SinkFactory;
import dev.decoy.spi.SourceFactory;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DelimitedFactoriesTest {
    @Test
    void bothAreServicesNamedDelimited() {
        assertThat(ServiceLoader.load(SourceFactory.class)).hasAtLeastOneElementOfType(DelimitedSourceFactory.class);
        assertThat(ServiceLoader.load(SinkFactory.class)).hasAtLeastOneElementOfType(DelimitedSinkFactory.class);
        assertThat(new DelimitedSourceFactory().name()).isEqualTo("delimited");
        assertThat(new DelimitedSinkFactory().name()).isEqualTo("delimited");
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
