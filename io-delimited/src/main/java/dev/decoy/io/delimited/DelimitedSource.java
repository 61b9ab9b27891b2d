package dev.decoy.io.delimited;

import dev.decoy.data.ValueType;
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
 * Interactions in delimited text: one file, the files below a folder, or those that match a glob; each file is a part.
 * Plain or gzip, by content. All files have the same columns. Immutable and thread-safe.
 *
 * <p>{@link #schema} and {@link #parts} read the first line of each file.
 */
public final class DelimitedSource implements InteractionSource {
    private final Path path;
    private final DelimitedFormat format;
    private final UnaryOperator<List<Path>> choice;

    /** Files at a path, which is a file, a folder or a glob. */
    public DelimitedSource(Path path, DelimitedFormat format) {
        this(path, format, files -> files);
    }

    private DelimitedSource(Path path, DelimitedFormat format, UnaryOperator<List<Path>> choice) {
        this.path = path;
        this.format = format;
        this.choice = choice;
    }

    @Override
    public DelimitedSource choosing(UnaryOperator<List<Path>> chosen) {
        return new DelimitedSource(path, format, chosen);
    }

    /** Comma-separated files with a header. */
    public static DelimitedSource csv(Path path) {
        return new DelimitedSource(path, DelimitedFormat.withHeader(","));
    }

    @Override
    public Schema schema() throws IOException {
        return new Schema(parts().get(0).columns().stream()
                .map(name -> Schema.Column.of(name, ValueType.UNTYPED).orNull())
                .toList());
    }

    @Override
    public List<DelimitedFile> parts() throws IOException {
        List<Path> paths = choice.apply(InputFiles.find(path));
        Path folder = commonFolder(paths);
        List<DelimitedFile> files = new ArrayList<>();
        for (Path file : paths) {
            String name =
                    folder == null ? file.toString() : folder.relativize(file).toString();
            files.add(DelimitedFile.of(name, file, format));
            requireAlike(files.get(0), files.get(files.size() - 1));
        }
        return files;
    }

    /** The deepest folder that holds all files, so that names are short and differ; null when it is the working directory. */
    private static @Nullable Path commonFolder(List<Path> files) {
        Path folder = files.get(0).getParent();
        for (Path file : files) {
            while (folder != null && !file.startsWith(folder)) {
                folder = folder.getParent();
            }
        }
        return folder;
    }

    private static void requireAlike(DelimitedFile first, DelimitedFile other) {
        if (!first.columns().equals(other.columns())) {
            throw new DataException(other.name() + ": its columns are " + String.join(", ", other.columns())
                    + ", and those of " + first.name() + " are " + String.join(", ", first.columns())
                    + "; make the files alike, or name some of them by source.path");
        }
    }
}
