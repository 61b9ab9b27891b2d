package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Recipe;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies the interactions of the synthetic source to files, part by part, in the memory of a batch. */
public final class Generation {
    /** The name of the dataset: a folder within the result. */
    public static final String DATASET = "interactions";

    private final RecordBinder binder;
    private final Recipe<InteractionSource> source;
    private final Recipe<ExampleSink> sink;

    private Generation(RecordBinder binder, Recipe<InteractionSource> source, Recipe<ExampleSink> sink) {
        this.binder = binder;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Checks what was asked for.
     *
     * @param format the name of a sink
     * @param options of the synthetic source, as YAML scalars
     * @throws ConfigException all problems of the options
     */
    public static Generation of(PluginCatalog plugins, String format, Map<String, String> options) {
        RecordBinder binder = new RecordBinder(plugins);
        Map<String, Object> values = new LinkedHashMap<>();
        options.forEach((name, text) -> {
            Object value = YamlTree.read(text, "--set " + name + "=" + text, name, new Lines());
            if (value != null) {
                values.put(name, value);
            }
        });
        return new Generation(
                binder,
                binder.recipe(Role.SOURCE, new Spec<>("synthetic", values), ""),
                binder.recipe(Role.SINK, new Spec<>(format, Map.of()), "--format"));
    }

    /**
     * Writes all interactions.
     *
     * @return how many
     * @throws OutputException when the folder cannot be written
     */
    public long write(Path target, boolean overwrite) throws IOException {
        RunContext context = RunContext.beforeData(binder, Path.of(""), new SeedSequence(0));
        InteractionSource interactions = context.create("source", source);
        try (ResultFolder folder = ResultFolder.open(target, overwrite)) {
            ExampleSink written = context.writingTo(folder.work()).create("output", sink);
            long rows = 0;
            List<? extends InteractionSource.Part> parts = interactions.parts();
            for (int part = 0; part < parts.size(); part++) {
                rows += copy(interactions.schema(), parts.get(part), written, part);
            }
            folder.commit();
            return rows;
        }
    }

    private static long copy(Schema schema, InteractionSource.Part part, ExampleSink sink, int number)
            throws IOException {
        List<String> names = schema.names();
        InteractionColumns all = new InteractionColumns(names.get(0), names.get(1), null, null, null, names);
        long rows = 0;
        try (InteractionSource.Reader reader = part.open(all);
                ExampleSink.Writer writer = sink.open(DATASET, number, schema)) {
            ExampleBatch batch = new ExampleBatch(schema);
            while (reader.next()) {
                batch.reset(reader.rows());
                for (int column = 0; column < names.size(); column++) {
                    ColumnVector values = reader.column(column);
                    batch.column(column).copyRange(0, values, 0, reader.rows());
                }
                writer.write(batch);
                rows += reader.rows();
            }
            writer.commit();
        }
        return rows;
    }
}
