package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.internal.WorkPool;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.internal.shuffle.Shuffle;
import dev.decoy.internal.shuffle.ShuffleOrder;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The datasets of one run on their way into shuffled order: a sink that spills, and their writing at the end. */
final class ShuffledRun implements ExampleSink, Closeable {
    private final ExampleSink target;
    private final RowLayout layout;
    private final Map<String, Shuffle> shuffles = new LinkedHashMap<>();

    /**
     * Datasets that wait for their order.
     *
     * @param filing what decides their files
     * @param datasets the dataset of each of its folds
     */
    ShuffledRun(
            Filing filing,
            Function<Fold, String> datasets,
            RowLayout layout,
            ShuffleOrder order,
            Path spillFolder,
            ExampleSink target)
            throws IOException {
        this.target = target;
        this.layout = layout;
        for (Map.Entry<Fold, Long> fold : filing.mostRows().entrySet()) {
            String dataset = datasets.apply(fold.getKey());
            Path folder = spillFolder.resolve(dataset.replace('/', '-'));
            shuffles.put(
                    dataset,
                    new Shuffle(
                            folder,
                            layout.schema(),
                            order,
                            fold.getValue(),
                            filing.rowsPerFile(),
                            filing.rowsPerPlace()));
        }
    }

    @Override
    public Writer open(String dataset, int part, Schema schema) {
        return shuffle(dataset).newSpill();
    }

    @Override
    public String fileName(String dataset, int part) {
        return target.fileName(dataset, part);
    }

    /** Sorts and writes what was spilled; the report with the files as they are now. */
    DatasetReport write(DatasetReport spilled, WorkPool pool) throws IOException {
        String dataset = spilled.name();
        Shuffle shuffle = shuffle(dataset);
        List<DatasetReport.Part> parts = pool.run(shuffle.files(), file -> {
            try (Writer writer = target.open(dataset, file, layout.schema())) {
                long rows = shuffle.writePart(file, writer);
                writer.commit();
                return new DatasetReport.Part(target.fileName(dataset, file), rows);
            }
        });
        return spilled.withParts(new ArrayList<>(parts));
    }

    private Shuffle shuffle(String dataset) {
        Shuffle shuffle = shuffles.get(dataset);
        if (shuffle == null) {
            throw new IllegalStateException("no rows were expected for " + dataset);
        }
        return shuffle;
    }

    @Override
    public void close() throws IOException {
        for (Shuffle shuffle : shuffles.values()) {
            shuffle.close();
        }
    }
}
