package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("deep/result");
    }

    @Test
    void aResultAppearsWholeWithItsMark() throws IOException {
        try (ResultFolder result = ResultFolder.open(target, false)) {
            Files.writeString(result.work().resolve("a.txt"), "a");
            assertThat(target).doesNotExist();
            result.commit();
        }
        assertThat(names(target)).containsExactly("_SUCCESS", "a.txt");
        assertThat(names(folder.resolve("deep"))).containsExactly("result");
    }

    @Test
    void withoutCommitNothingIsLeft() throws IOException {
        try (ResultFolder result = ResultFolder.open(target, false)) {
            Files.writeString(result.work().resolve("a.txt"), "a");
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void onlyFoldersThatTheRunMadeAreTakenAway() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        ResultFolder.open(target, false).close();
        assertThat(names(folder)).containsExactly("deep");
        try (ResultFolder result = ResultFolder.open(folder.resolve("deep/er/result"), false)) {
            Files.writeString(result.target().resolveSibling("notes.txt"), "of somebody else");
        }
        assertThat(names(folder.resolve("deep/er"))).containsExactly("notes.txt");
    }

    @Test
    void aFormerResultOfAKilledCommitComesBack() throws IOException {
        write("old");
        Files.move(target, target.resolveSibling(".result.former"));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> ResultFolder.open(target, false));
        assertThat(names(target)).containsExactly("_SUCCESS", "old.txt");
        assertThat(names(folder.resolve("deep"))).containsExactly("result");
    }

    @Test
    void aFolderThatAnotherProgramMarkedIsNotReplaced() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("_SUCCESS"), "");
        Files.writeString(target.resolve("part-00000.parquet"), "of Spark");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ResultFolder.open(target, true))
                .withMessageContaining("is no result of an earlier run");
    }

    @Test
    void aFormerResultStaysUntilTheNewOneIsWhole() throws IOException {
        write("old");
        try (ResultFolder result = ResultFolder.open(target, true)) {
            Files.writeString(result.work().resolve("new.txt"), "new");
            assertThat(target.resolve("old.txt")).exists();
        }
        assertThat(names(target)).containsExactly("_SUCCESS", "old.txt");
        try (ResultFolder result = ResultFolder.open(target, true)) {
            Files.writeString(result.work().resolve("new.txt"), "new");
            result.commit();
        }
        assertThat(names(target)).containsExactly("_SUCCESS", "new.txt");
        assertThat(names(folder.resolve("deep"))).containsExactly("result");
    }

    @Test
    void anExistingResultIsNotReplacedUnasked() throws IOException {
        write("old");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ResultFolder.open(target, false))
                .withMessage("output.path: " + target
                        + " exists already; name another folder, or replace it by --overwrite");
    }

    @Test
    void aFolderThatIsNoResultIsNeverReplaced() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("thesis.tex"), "years of work");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ResultFolder.open(target, true))
                .withMessageContaining("is no result of an earlier run (it has no _SUCCESS of Decoy's)");
        assertThat(target.resolve("thesis.tex")).exists();
    }

    @Test
    void anEmptyFolderMayBeFilled() throws IOException {
        Files.createDirectories(target);
        write("a");
        assertThat(names(target)).containsExactly("_SUCCESS", "a.txt");
    }

    @Test
    void remainsOfAKilledRunAreCleared() throws IOException {
        Path remains = Files.createDirectories(folder.resolve("deep/.result.partial/train"));
        Files.writeString(remains.resolve("part-00000.csv"), "half");
        write("a");
        assertThat(names(target)).containsExactly("_SUCCESS", "a.txt");
        assertThat(names(folder.resolve("deep"))).containsExactly("result");
    }

    @Test
    void twoRunsCannotWriteOneResult() throws IOException {
        try (ResultFolder first = ResultFolder.open(target, false)) {
            assertThat(first.target()).isEqualTo(target);
            assertThatExceptionOfType(OutputException.class)
                    .isThrownBy(() -> ResultFolder.open(target, false))
                    .withMessage("another run is writing " + target + "; wait for it, or choose another output.path");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where a folder should be");
        assertThatExceptionOfType(OutputException.class)
                .isThrownBy(() -> ResultFolder.open(target, false))
                .withMessageContaining("cannot write to " + folder.resolve("deep"));
    }

    private void write(String name) throws IOException {
        try (ResultFolder result = ResultFolder.open(target, false)) {
            Files.writeString(result.work().resolve(name + ".txt"), name);
            result.commit();
        }
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
