package dev.decoy.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.spi.SinkFactory;
import dev.decoy.spi.SourceFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ParquetFactoriesTest {
    @Test
    void sourceAndSinkAreServicesNamedParquet() {
        assertThat(ServiceLoader.load(SourceFactory.class)).hasAtLeastOneElementOfType(ParquetSourceFactory.class);
        assertThat(ServiceLoader.load(SinkFactory.class)).hasAtLeastOneElementOfType(ParquetSinkFactory.class);
        assertThat(new ParquetSourceFactory().name()).isEqualTo("parquet");
        assertThat(new ParquetSinkFactory().name()).isEqualTo("parquet");
    }

    @Test
    void aBlankPathIsRefused() {
        assertThatThrownBy(() -> new ParquetSourceFactory.Config(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("path must name a file, a folder or a glob, was \" \"");
    }
}
