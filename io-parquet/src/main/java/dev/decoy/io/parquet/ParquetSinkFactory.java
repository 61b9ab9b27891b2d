package dev.decoy.io.parquet;

import dev.decoy.io.ExampleSink;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SinkFactory;

/** The sink {@code parquet}. */
public final class ParquetSinkFactory implements SinkFactory<ParquetSinkFactory.Config> {
    /**
     * How to write.
     *
     * @param compression how pages are compressed
     */
    public record Config(
            @Default("zstd") @Doc("how pages are compressed")
            Compression compression) {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "Parquet files, one per part";
    }

    @Override
    public ExampleSink create(Config config, BuildContext context) {
        return new ParquetSink(context.resultFolder(), config.compression());
    }
}
