package dev.decoy.strategies.popularity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Draws that change only with a line under "Draws" in the changelog. */
final class CheckedIn {
    private CheckedIn() {}

    static List<String> lines(String file) throws IOException {
        try (InputStream in = CheckedIn.class.getResourceAsStream(file)) {
            byte[] text = Objects.requireNonNull(in, file).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
