package dev.decoy.io.parquet;

import dev.decoy.io.DataException;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Interactions in Parquet files; a part is a row group.
 *
 * <p>Footers are read once, at the first {@link #schema} or {@link #parts}, and kept. Columns that are not asked for are
 * neither read nor minded, whatever their type; {@link #schema} leaves out those of types that cannot be read (nested
 * ones, decimals with a scale and the like). A reader holds the compressed pages of its row group's columns. Thread-safe.
 */
public final class ParquetSource implements InteractionSource {
    private final Path path;
    private final UnaryOperator<List<Path>> choice;
    private @Nullable List<ParquetFile> files;

    /**
     * A source over what a path means; nothing is read yet.
     *
     * @param path a file, a folder or a glob, as {@link InputFiles#find} takes it
     */
    public ParquetSource(Path path) {
        this(path, files -> files);
    }

    private ParquetSource(Path path, UnaryOperator<List<Path>> choice) {
        this.path = path;
        this.choice = choice;
    }

    @Override
    public ParquetSource choosing(UnaryOperator<List<Path>> chosen) {
        return new ParquetSource(path, chosen);
    }

    @Override
    public Schema schema() throws IOException {
        return files().get(0).schema();
    }

    @Override
    public List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (ParquetFile file : files()) {
            parts.addAll(ParquetPart.of(file));
        }
        return parts;
    }

    private synchronized List<ParquetFile> files() throws IOException {
        List<ParquetFile> known = files;
        if (known == null) {
            known = readFooters();
            files = known;
        }
        return known;
    }

    private List<ParquetFile> readFooters() throws IOException {
        List<ParquetFile> read = new ArrayList<>();
        for (Path file : choice.apply(InputFiles.find(path))) {
            ParquetFile next = ParquetFile.read(file);
            checkAgree(read.isEmpty() ? next : read.get(0), next);
            read.add(next);
        }
        return List.copyOf(read);
    }

    /** Order and nullability may differ: columns are found by name. */
    private static void checkAgree(ParquetFile first, ParquetFile other) {
        Schema left = first.schema();
        Schema right = other.schema();
        for (Schema.Column column : left.columns()) {
            int at = right.indexOf(column.name());
            String found =
                    at < 0 ? "no such column" : right.columns().get(at).type().name();
            if (!found.equals(column.type().name())) {
                throw differ(first, other, column.name(), column.type().name(), found);
            }
        }
        for (Schema.Column column : right.columns()) {
            if (left.indexOf(column.name()) < 0) {
                throw differ(
                        first,
                        other,
                        column.name(),
                        "no such column",
                        column.type().name());
            }
        }
    }

    private static DataException differ(ParquetFile first, ParquetFile other, String name, String left, String right) {
        return new DataException(other.path() + ", column \"" + name + "\": " + right + " here, but " + left + " in "
                + first.path() + "; make the files alike, or let source.path match one kind");
    }
}
