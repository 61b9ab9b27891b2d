package dev.decoy.io.parquet;

import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Examples into Parquet files, one per part: {@code train/part-00000.parquet}. A part is written under a hidden name and
 * renamed by its commit.
 *
 * <p>A writer holds the compressed pages of the row group that it fills (some 2^20 rows, fewer where rows hold long
 * lists). Thread-safe; faults of the disk are IOExceptions that name the file.
 */
public final class ParquetSink implements ExampleSink {
    private final Path folder;
    private final Compression compression;
    private final IdTexts idTexts = new IdTexts();

    /** A sink into a folder, which is created when there is something to write. */
    public ParquetSink(Path folder, Compression compression) {
        this.folder = folder;
        this.compression = compression;
    }

    @Override
    public Writer open(String dataset, int part, Schema schema) throws IOException {
        PartFile file = PartFile.begin(folder, fileName(dataset, part));
        return ParquetPartWriter.open(file, schema, compression, idTexts);
    }

    @Override
    public String fileName(String dataset, int part) {
        return String.format(Locale.ROOT, "%s/part-%05d.parquet", dataset, part);
    }
}
