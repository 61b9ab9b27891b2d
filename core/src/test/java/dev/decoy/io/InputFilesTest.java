package dev.decoy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String name : List.of(
                "day=2/b.csv", "day=2/a.csv", "day=1/deep/c.csv", "day=1/.hidden", "_temporary/d.csv", "[x].csv")) {
            Files.createDirectories(folder.resolve(name).resolveSibling("."));
            Files.writeString(folder.resolve(name), name);
        }
    }

    @Test
    void aFileIsItself() throws IOException {
        assertThat(found("day=2/b.csv")).containsExactly("day=2/b.csv");
        assertThat(found("[x].csv")).containsExactly("[x].csv");
        assertThat(found("day=1/.hidden")).containsExactly("day=1/.hidden");
    }

    @Test
    void aFolderIsAllVisibleFilesBelowItSorted() throws IOException {
        assertThat(found("")).containsExactly("[x].csv", "day=1/deep/c.csv", "day=2/a.csv", "day=2/b.csv");
    }

    @Test
    void aGlobMatchesNameByName() throws IOException {
        assertThat(found("day=*/*.csv")).containsExactly("day=2/a.csv", "day=2/b.csv");
        assertThat(found("day=?")).containsExactly("day=1/deep/c.csv", "day=2/a.csv", "day=2/b.csv");
        assertThat(found("day=2/{b,c}.csv")).containsExactly("day=2/b.csv");
        assertThat(found("day=2/[ax].csv")).containsExactly("day=2/a.csv");
    }

    @Test
    void aGlobMatchesHiddenNamesOnlyIfItBeginsSo() throws IOException {
        assertThat(found("*")).containsExactly("[x].csv", "day=1/deep/c.csv", "day=2/a.csv", "day=2/b.csv");
        assertThat(found("day=1/.h*")).containsExactly("day=1/.hidden");
        assertThat(found("_*/*.csv")).containsExactly("_temporary/d.csv");
    }

    @Test
    void nothingFoundIsAnError() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(failure("none.csv")).isEqualTo("there is no such file or folder; check the path");
        assertThat(failure("*.tsv")).isEqualTo("no file matches; check the path");
        assertThat(failure("empty")).isEqualTo("the folder holds no file; check the path");
    }

    private List<String> found(String path) throws IOException {
        return InputFiles.find(folder.resolve(path)).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    private String failure(String path) {
        Path whole = folder.resolve(path);
        DataException[] thrown = new DataException[1];
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InputFiles.find(whole))
                .satisfies(e -> thrown[0] = e);
        return String.valueOf(thrown[0].getMessage()).substring(whole.toString().length() + 2);
    }
}
