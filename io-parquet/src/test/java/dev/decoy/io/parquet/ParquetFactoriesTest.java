package dev.decoy.io.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.testkit.ComponentContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParquetFactoriesTest {
    @Nested
    class Source extends ComponentContract<ParquetSourceFactory.Config> {
        @Override
        protected ParquetSourceFactory factory() {
            return new ParquetSourceFactory();
        }
    }

    @Nested
    class Sink extends ComponentContract<ParquetSinkFactory.Config> {
        @Override
        protected ParquetSinkFactory factory() {
            return new ParquetSinkFactory();
        }
    }

    @Test
    void aBlankPathIsRefused() {
        assertThatThrownBy(() -> new ParquetSourceFactory.Config(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("path must name a file, a folder or a glob, was \" \"");
    }
}
