package dev.decoy.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a path in a config means: one file, all files below a folder, or those that match a glob. */
public final class InputFiles {
    // At least two letters, as one is a drive.
    private static final Pattern URI_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    private InputFiles() {}

    /**
     * The path that a config means: {@code scheme://...} is one of an installed file system, all else is relative to a
     * folder.
     *
     * @throws DataException when no file system of the scheme is there
     */
    public static Path resolve(Path folder, String text) {
        if (!URI_TEXT.matcher(text).matches()) {
            return folder.resolve(text);
        }
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException | FileSystemNotFoundException | ProviderNotFoundException e) {
            throw new DataException(
                    text + ": no such path (" + e.getMessage()
                            + "); check the path, and that the file system's jar is on the class path",
                    e);
        }
    }

    /**
     * The files, sorted by path. Below a folder, names that begin with a dot or an underscore are passed over, and a glob
     * matches them only if it begins so itself.
     *
     * @param path a file, a folder, or a path whose names may hold {@code *}, {@code ?}, {@code [abc]}, {@code {a,b}}
     * @throws DataException when there is no such file
     */
    public static List<Path> find(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return nonEmpty(below(path), path, "the folder holds no file");
        }
        if (Files.exists(path)) {
            return List.of(path);
        }
        if (!isGlob(path)) {
            throw new DataException(path + ": there is no such file or folder; check the path");
        }
        List<Path> found = new ArrayList<>();
        for (Path match : matches(path)) {
            found.addAll(Files.isDirectory(match) ? below(match) : List.of(match));
        }
        found.sort(Comparator.comparing(Path::toString));
        return nonEmpty(found, path, "no file matches");
    }

    private static List<Path> nonEmpty(List<Path> files, Path path, String finding) {
        if (files.isEmpty()) {
            throw new DataException(path + ": " + finding + "; check the path");
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> isVisible(folder.relativize(file)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    /** Hidden names match only where the glob spells out their first character. */
    private static boolean matches(Path glob, PathMatcher matcher, Path name) {
        return matcher.matches(name)
                && (isVisible(name)
                        || glob.toString().charAt(0) == name.toString().charAt(0));
    }

    private static boolean isVisible(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGlob(Path path) {
        return path.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Matches name by name, so that a glob never walks more folders than it must. */
    private static List<Path> matches(Path glob) throws IOException {
        Path root = glob.getRoot();
        List<Path> level = List.of(root == null ? glob.getFileSystem().getPath("") : root);
        for (Path name : glob) {
            List<Path> next = new ArrayList<>();
            for (Path folder : level) {
                next.addAll(children(folder, name));
            }
            level = next;
        }
        return level;
    }

    private static List<Path> children(Path folder, Path name) throws IOException {
        FileSystem files = folder.getFileSystem();
        if (!isGlob(name)) {
            Path exact = folder.resolve(name);
            return Files.exists(exact) ? List.of(exact) : List.of();
        }
        PathMatcher matcher = files.getPathMatcher("glob:" + name);
        if (!Files.isDirectory(folder.toString().isEmpty() ? files.getPath(".") : folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, entry -> matches(name, matcher, entry.getFileName()))) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }
}
