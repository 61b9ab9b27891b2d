package dev.decoy.io.parquet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that appears under its name when it is complete, and not at all otherwise. Thread-confined. */
final class PartFile implements OutputFile, Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Path target;
    private final Path hidden;
    private final OutputStream out;
    private boolean committed;

    private PartFile(Path folder, Path target, Path hidden, OutputStream out) {
        this.folder = folder;
        this.target = target;
        this.hidden = hidden;
        this.out = out;
    }

    /** Creates the file {@code name} below a folder, under a hidden name; and the folders between. */
    static PartFile begin(Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        Path hidden = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            return new PartFile(folder, target, hidden, new BufferedOutputStream(create(hidden), BUFFER_BYTES));
        } catch (IOException e) {
            throw naming(target, e);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        try {
            return Files.newOutputStream(file);
        } catch (NoSuchFileException e) {
            // Another part that was given up may just have removed the empty folder.
            Files.createDirectories(parent);
            return Files.newOutputStream(file);
        }
    }

    /** Gives the file its name, in place of an earlier one. */
    void commit() throws IOException {
        out.close();
        try {
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(hidden, target, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
    }

    /** Removes what is not committed, and the folders that it leaves empty. */
    @Override
    public void close() throws IOException {
        if (committed) {
            return;
        }
        try {
            out.close();
        } finally {
            Files.deleteIfExists(hidden);
            removeEmptyFolders();
        }
    }

    private void removeEmptyFolders() throws IOException {
        try {
            for (Path up = target.getParent(); up != null && !up.equals(folder); up = up.getParent()) {
                Files.deleteIfExists(up);
            }
        } catch (DirectoryNotEmptyException e) {
            // Other parts are there.
            return;
        }
    }

    /** The same fault with the file's name, and its kind where the message is a bare path. */
    IOException naming(IOException e) {
        return naming(target, e);
    }

    private static IOException naming(Path target, IOException e) {
        boolean bare = e.getMessage() == null || (e instanceof FileSystemException file && file.getReason() == null);
        String reason = bare ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
        return new IOException(target + ": cannot be written (" + reason + ")", e);
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Counting();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return new Counting();
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    /** The stream with its position; closing is left to the part, as parquet-java does not close after a fault. */
    private final class Counting extends PositionOutputStream {
        private long position;

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
