package dev.decoy.cli;

import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.SinkFactory;
import dev.decoy.spi.SourceFactory;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.List;

/** Plugins of a third party, one of each role that a config needs. */
public final class AcmePlugins {
    private AcmePlugins() {}

    /** No options. */
    public record None() {}

    /** A header without rows. */
    public static final class Header implements SourceFactory<Header.Columns> {
        /** The columns. */
        public record Columns(
                @Doc("names of the columns") @Default("[]") List<String> columns,
                @Doc("how many rows") int rows) {}

        @Override
        public String name() {
            return "acme-header";
        }

        @Override
        public Class<Columns> configType() {
            return Columns.class;
        }

        @Override
        public String description() {
            return "A header without rows";
        }

        @Override
        public InteractionSource create(Columns config, BuildContext context) {
            return new Source(config.columns());
        }
    }

    private record Source(List<String> names) implements InteractionSource {
        @Override
        public Schema schema() {
            if (names.isEmpty()) {
                throw new DataException("acme: the header is empty; name some columns");
            }
            return new Schema(names.stream()
                    .map(name -> Schema.Column.of(name, ValueType.UNTYPED))
                    .toList());
        }

        @Override
        public List<? extends Part> parts() {
            return List.of();
        }
    }

    /** Draws nothing. */
    public static final class Idle implements SamplerFactory<None> {
        @Override
        public String name() {
            return "acme-idle";
        }

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public String description() {
            return "Draws nothing";
        }

        @Override
        public NegativeSampler create(None config, BuildContext context) {
            return seeds -> batch -> {};
        }
    }

    /** Leaves all where it is. */
    public static final class Whole implements SplitterFactory<None> {
        @Override
        public String name() {
            return "acme-whole";
        }

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public String description() {
            return "Leaves all where it is";
        }

        @Override
        public Splitter create(None config, BuildContext context) {
            return (user, folds) -> {};
        }
    }

    /** Fails. */
    public static final class Jammed implements SinkFactory<None> {
        @Override
        public String name() {
            return "acme-jammed";
        }

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public String description() {
            return "Fails";
        }

        @Override
        public ExampleSink create(None config, BuildContext context) {
            throw new DataException("jammed");
        }
    }
}
