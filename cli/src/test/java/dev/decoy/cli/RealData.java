package dev.decoy.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public data sets, which are not part of this repository: they are in the folder that the environment variable {@code
 * DECOY_DATA} names, or in {@code shared/data} beside the repository.
 */
final class RealData {
    private RealData() {}

    /** The folder of the data sets, absolute; the test is skipped where one of these files is missing. */
    static Path folder(String... files) {
        String named = System.getenv("DECOY_DATA");
        Path data = Path.of(named != null ? named : "../../shared/data")
                .toAbsolutePath()
                .normalize();
        for (String file : files) {
            Path needed = data.resolve(file);
            assumeTrue(Files.exists(needed), () -> needed + " is missing; name the folder of data sets by DECOY_DATA");
        }
        return data;
    }
}
