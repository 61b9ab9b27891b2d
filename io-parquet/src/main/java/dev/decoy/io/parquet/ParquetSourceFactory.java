package dev.decoy.io.parquet;

import dev.decoy.io.InteractionSource;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SourceFactory;
import java.nio.file.Path;
import java.util.Optional;

/** The source {@code parquet}. */
public final class ParquetSourceFactory implements SourceFactory<ParquetSourceFactory.Config> {
    /**
     * What to read.
     *
     * @param path a file, a folder or a glob; relative to the config
     */
    public record Config(
            @Doc("a file, a folder or a glob of Parquet files; relative to the config's folder")
            String path) {
        public Config {
            if (path.isBlank()) {
                throw new IllegalArgumentException("path must name a file, a folder or a glob, was \"" + path + "\"");
            }
        }
    }

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
        return "interactions in Parquet files";
    }

    @Override
    public InteractionSource create(Config config, BuildContext context) {
        return new ParquetSource(context.resolve(config.path()));
    }

    @Override
    public Optional<InteractionSource> openTable(Path path, String fileName) {
        return fileName.endsWith(".parquet") ? Optional.of(new ParquetSource(path)) : Optional.empty();
    }
}
