package dev.decoy.io.delimited;

import dev.decoy.io.ExampleSink;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SinkFactory;

/** Builds {@link DelimitedSink} from {@code type: delimited}. */
public final class DelimitedSinkFactory implements SinkFactory<DelimitedSinkFactory.Config> {
    /** The options. */
    public record Config(
            @Default(",")
            @Doc("what stands between two fields, one ASCII character; files end in .tsv when it is a tab")
            String separator,

            @Default("true") @Doc("whether each file begins with the columns' names")
            boolean header,

            @Default("none") @Doc("how files are compressed")
            DelimitedSink.Compression compression) {
        public Config {
            if (separator.length() != 1 || !DelimitedSink.isSeparator(separator.charAt(0))) {
                throw new IllegalArgumentException(
                        "separator must be one ASCII character, no quote and no line break, was \"" + separator + "\"");
            }
        }
    }

    @Override
    public String name() {
        return "delimited";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "CSV or TSV files, plain or gzip";
    }

    @Override
    public ExampleSink create(Config config, BuildContext context) {
        return new DelimitedSink(
                context.resultFolder(), config.separator().charAt(0), config.header(), config.compression());
    }
}
