package dev.decoy.io.delimited;

import dev.decoy.io.ExampleSink;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SinkFactory;

/** Builds {@link JsonLinesSink} from {@code type: json-lines}. */
public final class JsonLinesSinkFactory implements SinkFactory<JsonLinesSinkFactory.Config> {
    /** The options. */
    public record Config(
            @Default("none") @Doc("none, or gzip") DelimitedSink.Compression compression) {}

    @Override
    public String name() {
        return "json-lines";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "JSON Lines files, one object per row, plain or gzip";
    }

    @Override
    public ExampleSink create(Config config, BuildContext context) {
        return new JsonLinesSink(context.resultFolder(), config.compression());
    }
}
