package dev.decoy.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** SHA-256 of files. */
final class Digests {
    private static final int BUFFER = 1 << 18;

    private Digests() {}

    /** The digests of some files, by what a report calls them and in this order; reads them in all processors. */
    static List<RunReport.FileDigest> of(Map<String, Path> files) throws IOException {
        try {
            return files.entrySet().parallelStream()
                    .map(file -> of(file.getKey(), file.getValue()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RunReport.FileDigest of(String name, Path file) {
        try {
            return new RunReport.FileDigest(name, Files.size(file), sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest in lower-case hexadecimal. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // The stream feeds the digest.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
