package dev.decoy.io.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** A file that is written under a hidden name beside its own, and gets its own by one rename. */
final class PendingFile {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path hidden;
    private final OutputStream stream;

    private PendingFile(Path file, Path hidden, OutputStream stream) {
        this.file = file;
        this.hidden = hidden;
        this.stream = stream;
    }

    static PendingFile of(Path file, boolean gzip) throws IOException {
        Path hidden = file.resolveSibling("." + file.getFileName() + ".tmp");
        OutputStream raw = Files.newOutputStream(hidden);
        // The JDK writes gzip headers without a time or a name, so equal text gives equal bytes.
        return new PendingFile(file, hidden, gzip ? new GZIPOutputStream(raw, BUFFER) : raw);
    }

    OutputStream stream() {
        return stream;
    }

    /** Ends the file and gives it its name. */
    void commit() throws IOException {
        stream.close();
        try {
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(hidden, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind. */
    void discard() throws IOException {
        try {
            stream.close();
        } finally {
            Files.deleteIfExists(hidden);
        }
    }
}
