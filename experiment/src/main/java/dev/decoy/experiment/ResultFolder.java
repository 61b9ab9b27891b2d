package dev.decoy.experiment;

import dev.decoy.spi.ConfigException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a result, which appears whole or not at all: a run writes into a hidden sibling, and {@link #commit} marks
 * that with {@code _SUCCESS} and renames it into place. A former result stays until then; a killed run leaves it as it was,
 * and its hidden remains are cleared by the next one.
 */
final class ResultFolder implements Closeable {
    /** The mark of a whole result. */
    static final String SUCCESS = "_SUCCESS";

    /** What the mark holds: other programs leave marks of this name too, and their folders are not ours to replace. */
    private static final String OURS = "decoy\n";

    private static final Pattern HIDDEN = Pattern.compile("(^|/)[._]");

    private final Path target;
    private final List<Path> made;
    private final Path work;
    private final Path lockFile;
    private final FileChannel lockChannel;
    private boolean committed;

    private ResultFolder(Path target, List<Path> made, Path work, Path lockFile, FileChannel lockChannel) {
        this.target = target;
        this.made = made;
        this.work = work;
        this.lockFile = lockFile;
        this.lockChannel = lockChannel;
    }

    /**
     * Refuses what {@link #open} would refuse, and touches nothing.
     *
     * @throws ConfigException when something is there already that must not be replaced
     */
    static void check(Path target, boolean overwrite) {
        if (!Files.exists(target) || isEmptyFolder(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new ConfigException("output.path", target + " is a file; name a folder");
        }
        if (!overwrite) {
            throw new ConfigException(
                    "output.path", target + " exists already; name another folder, or replace it by --overwrite");
        }
        if (!isResult(target)) {
            throw new ConfigException(
                    "output.path",
                    target + " is no result of an earlier run (it has no " + SUCCESS
                            + " of Decoy's), so --overwrite leaves it alone; name another folder, or remove it");
        }
    }

    /**
     * Starts a result.
     *
     * @throws ConfigException as {@link #check}
     * @throws OutputException when the folder cannot be made, or another run is writing it
     */
    static ResultFolder open(Path folder, boolean overwrite) {
        Path target = folder.toAbsolutePath().normalize();
        check(target, overwrite);
        Path parent = target.getParent();
        if (parent == null) {
            throw new ConfigException("output.path", target + " is the root of a file system; name a folder below it");
        }
        List<Path> made = missing(parent);
        try {
            Files.createDirectories(parent);
            Path lockFile = parent.resolve("." + target.getFileName() + ".lock");
            FileChannel lock = lock(lockFile, target);
            Path work = parent.resolve("." + target.getFileName() + ".partial");
            ResultFolder result = new ResultFolder(target, made, work, lockFile, lock);
            result.start(overwrite);
            return result;
        } catch (IOException e) {
            throw new OutputException(
                    "cannot write to " + parent + ": " + reason(e) + "; choose another output.path", e);
        }
    }

    /** Those of a folder and its parents that are not there yet, the deepest first. */
    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
            missing.add(path);
        }
        return missing;
    }

    /** Clears the remains of a killed run, brings back the result that it was about to replace, and makes room. */
    private void start(boolean overwrite) throws IOException {
        try {
            delete(work);
            if (!Files.exists(target) && isResult(former())) {
                move(former(), target);
                check(target, overwrite);
            }
            Files.createDirectory(work);
        } catch (IOException | ConfigException e) {
            close();
            throw e;
        }
    }

    private Path former() {
        return target.resolveSibling("." + target.getFileName() + ".former");
    }

    private static FileChannel lock(Path lockFile, Path target) throws IOException {
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = tryLock(channel);
        if (held == null) {
            channel.close();
            throw new OutputException(
                    "another run is writing " + target + "; wait for it, or choose another output.path");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static boolean isResult(Path folder) {
        try {
            return Files.readString(folder.resolve(SUCCESS)).equals(OURS);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isEmptyFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to write. */
    Path work() {
        return work;
    }

    /** Where rows may wait for their place. */
    Path spill() {
        return work.resolve(".spill");
    }

    /** Removes what waited. */
    void deleteSpill() throws IOException {
        delete(spill());
    }

    /** Where the result will be. */
    Path target() {
        return target;
    }

    /** Makes the result visible, whole. */
    void commit() {
        try {
            Path mark = work.resolve("." + SUCCESS);
            Files.writeString(mark, OURS);
            Files.move(mark, work.resolve(SUCCESS), StandardCopyOption.ATOMIC_MOVE);
            delete(former());
            if (Files.exists(target)) {
                move(target, former());
            }
            move(work, target);
            committed = true;
            delete(former());
        } catch (IOException e) {
            throw new OutputException("cannot move the result to " + target + ": " + reason(e), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            delete(work);
        }
        Files.deleteIfExists(lockFile);
        lockChannel.close();
        if (!committed) {
            deleteEmpty(made);
        }
    }

    private static void deleteEmpty(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            if (!isEmptyFolder(folder)) {
                return;
            }
            Files.delete(folder);
        }
    }

    /**
     * The files below a folder of a result, by their names within the result, in order; those that begin with a dot or an
     * underscore are passed over, as readers do. Empty where there is no such folder.
     */
    static List<String> filesBelow(Path result, String folder) throws IOException {
        if (!Files.isDirectory(result.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(result.resolve(folder))) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> name(result.relativize(file)))
                    .filter(name -> !HIDDEN.matcher(name).find())
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path relative) {
        StringJoiner name = new StringJoiner("/");
        relative.forEach(part -> name.add(part.toString()));
        return name.toString();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
