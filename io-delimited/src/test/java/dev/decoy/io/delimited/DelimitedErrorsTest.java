package dev.decoy.io.delimited;

import static dev.decoy.io.delimited.TestFiles.rows;
import static dev.decoy.io.delimited.TestFiles.write;
import static dev.decoy.io.delimited.TestFiles.writeGzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file that cannot be read: where, what was found, what to do. */
class DelimitedErrorsTest {
    private static final InteractionColumns COLUMNS = InteractionColumns.of("user", "item", "ts");

    @TempDir
    private Path folder;

    @Test
    void valueThatIsNoTime() throws IOException {
        for (String value : List.of("n/a", "", "1.5", "1e9", "2020-02-30", "+5", "99999999999999999999")) {
            assertThat(failure("user,item,ts\n1,a,5\n1,b," + value + "\n"))
                    .isEqualTo(
                            "ratings.csv, line 3, column \"ts\": \"" + value + "\" is not a time; write whole numbers"
                                    + " or ISO 8601, or set source.timestamp: null to ignore the column");
        }
    }

    @Test
    void timesOfBothKinds() throws IOException {
        assertThat(failure("user,item,ts\n1,a,5\n1,b,2020-01-01\n"))
                .isEqualTo(
                        "ratings.csv, line 3, column \"ts\": \"2020-01-01\" is an ISO 8601 time, and earlier rows hold"
                                + " whole numbers; write all times alike");
        assertThat(failure("user,item,ts\n1,a,2020-01-01\n1,b,5\n"))
                .isEqualTo("ratings.csv, line 3, column \"ts\": \"5\" is a whole number, and earlier rows hold ISO 8601"
                        + " times; write all times alike");
    }

    @Test
    void missingId() throws IOException {
        assertThat(failure("user,item,ts\n,a,5\n"))
                .isEqualTo("ratings.csv, line 2, column \"user\": the id is missing; fill it in, or remove the row");
        assertThat(failure("user,item,ts\n1,\"\",5\n"))
                .isEqualTo("ratings.csv, line 2, column \"item\": the id is missing; fill it in, or remove the row");
    }

    @Test
    void idThatIsNamedANullValue() throws IOException {
        Path file = write(folder.resolve("ratings.csv"), "user,item\nNULL,a\n");
        var format = new DelimitedFormat(",", true, List.of(), "\"", List.of("NULL"), DelimitedFormat.Form.ROWS);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rows(new DelimitedSource(file, format), InteractionColumns.of("user", "item", null)))
                .withMessage("ratings.csv, line 2, column \"user\": the id is missing; fill it in, or remove the row");
    }

    @Test
    void idThatIsNotOfTheTypeAskedFor() throws IOException {
        Path file = write(folder.resolve("ratings.csv"), "user,item\n1,3000000000\n1,85123A\n");
        var asLongs = new InteractionColumns("user", "item", null, null, IdType.INT64, List.of());
        var asInts = new InteractionColumns("user", "item", null, null, IdType.INT32, List.of());

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rows(DelimitedSource.csv(file), asLongs))
                .withMessage("ratings.csv, line 3, column \"item\": \"85123A\" is not a whole number of 64 bits; set"
                        + " source.idType: text, or leave it out");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> rows(DelimitedSource.csv(file), asInts))
                .withMessage("ratings.csv, line 2, column \"item\": \"3000000000\" does not fit 32 bits; set"
                        + " source.idType: int64, or leave it out");
    }

    @Test
    void missingColumn() throws IOException {
        assertThat(failure("user,Items,ts\n1,a,5\n"))
                .isEqualTo("ratings.csv: there is no column \"item\" among \"user\", \"Items\", \"ts\"; did you mean"
                        + " \"Items\"?");
        assertThat(failure("user,movie,ts\n1,a,5\n"))
                .isEqualTo("ratings.csv: there is no column \"item\" among \"user\", \"movie\", \"ts\"; check the names"
                        + " under source");
        assertThat(failure("user;item;ts\n1;a;5\n"))
                .isEqualTo(
                        "ratings.csv: there is no column \"user\" among \"user;item;ts\"; is source.separator right?");
    }

    @Test
    void raggedRow() throws IOException {
        assertThat(failure("user,item,ts\n1,a,5\n\"1\n\",b\n"))
                .isEqualTo("ratings.csv, line 3: expected 3 fields (user, item, ts), found 2; mend the row, or check"
                        + " source.separator and source.quote");
        assertThat(failure("user,item,ts\n\"1\n\",b,5\n1,a,b,5\n"))
                .startsWith("ratings.csv, line 4: expected 3 fields (user, item, ts), found 4;");
    }

    @Test
    void raggedFirstRowWithoutHeaderIsFoundWithoutReadingOn() throws IOException {
        Path file = write(folder.resolve("u.data"), "1\ta\t5\t10\n");
        var source = new DelimitedSource(file, DelimitedFormat.withoutHeader("\t", List.of("user", "item", "ts")));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(source::schema)
                .withMessageStartingWith("u.data, line 1: expected 3 fields (user, item, ts), found 4;");
    }

    @Test
    void emptyLineBeforeTheEnd() throws IOException {
        assertThat(failure("user,item,ts\n1,a,5\n\n1,b,5\n"))
                .isEqualTo("ratings.csv, line 3: an empty line before the end; remove it");
    }

    @Test
    void quoteThatIsNotClosed() throws IOException {
        assertThat(failure("user,item,ts\n1,a,5\n1,\"b,5\n1,c,5\n"))
                .isEqualTo(
                        "ratings.csv, line 3, field 2: the quote is not closed; close it, or set source.quote: \"\" if"
                                + " quotes are plain text");
    }

    @Test
    void quoteThatIsNotClosedInALargeFile() throws IOException {
        assertThat(failure("user,item,ts\n1,\"b,5\n" + "1,c,5\n".repeat(3 << 20)))
                .isEqualTo("ratings.csv, line 2: the row that begins here is longer than 16 MiB; is a quote not closed?"
                        + " Set source.quote: \"\" if quotes are plain text");
    }

    @Test
    void textAfterAClosingQuote() throws IOException {
        assertThat(failure("user,item,ts\n1,\"b\"c,5\n"))
                .isEqualTo(
                        "ratings.csv, line 2, field 2: there is text after the closing quote; double the quotes inside"
                                + " the field, or set source.quote: \"\" if quotes are plain text");
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        Path file = folder.resolve("ratings.csv");
        Files.write(file, "user,item,ts\n1,a,5\n1,caf\u00e9,5\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(failure(file))
                .isEqualTo(
                        "ratings.csv, line 3, column \"item\": the bytes \"caf\uFFFD\" are not UTF-8; convert the file"
                                + " to UTF-8");

        Files.write(file, "user,item,ts\n".getBytes(StandardCharsets.UTF_16));
        assertThat(failure(file)).isEqualTo("ratings.csv: the file is UTF-16; convert it to UTF-8");

        Files.write(file, "user,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(file))
                .isEqualTo("ratings.csv, line 1: the name of column 2 is not UTF-8; convert the file to UTF-8");
    }

    @Test
    void emptyFile() throws IOException {
        assertThat(failure("")).isEqualTo("ratings.csv: the file is empty; remove it, or write it again");
        assertThat(failure("\n\n"))
                .isEqualTo(
                        "ratings.csv: there is no header; set source.header: false and name source.columns, or remove"
                                + " the file");
        assertThat(failure(writeGzip(folder.resolve("ratings.csv"), "")))
                .startsWith("ratings.csv: there is no header;");
    }

    @Test
    void headerWithoutRows() throws IOException {
        Path file = write(folder.resolve("ratings.csv"), "user,item,ts\n");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Interactions.read(DelimitedSource.csv(file), COLUMNS))
                .withMessage("ratings.csv: there are no interactions; check source.path");
    }

    @Test
    void twoColumnsOfOneName() throws IOException {
        assertThat(failure("user,item,user\n"))
                .isEqualTo("ratings.csv, line 1: two columns are named \"user\"; rename one of them");
    }

    @Test
    void filesThatDiffer() throws IOException {
        write(folder.resolve("a.csv"), "user,item\n");
        write(folder.resolve("b.csv"), "user,item,ts\n");

        assertThat(failure(folder))
                .isEqualTo("b.csv: its columns are user, item, ts, and those of a.csv are user, item; make the files"
                        + " alike, or name some of them by source.path");
    }

    @Test
    void gzipThatIsCutOff() throws IOException {
        StringBuilder text = new StringBuilder("user,item,ts\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i * 7919 % 50_000)
                    .append(',')
                    .append(i * 104_729L % 50_000)
                    .append(",5\n");
        }
        Path file = writeGzip(folder.resolve("ratings.csv"), text.toString());
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(file))
                .matches("ratings.csv: the gzip data is cut off or broken after line \\d+; copy the file again");

        Files.write(file, Arrays.copyOf(whole, 5));
        assertThat(failure(file)).isEqualTo("ratings.csv: the gzip data is cut off or broken; copy the file again");
    }

    @Test
    void longValuesAreCutAndStayOnOneLine() throws IOException {
        assertThat(failure("user,item,ts\n1,a,\"x\n" + "y".repeat(100) + "\"\n"))
                .startsWith("ratings.csv, line 2, column \"ts\": \"x " + "y".repeat(58) + "...\" is not a time;");
    }

    @Test
    void noFile() {
        Path file = folder.resolve("none.csv");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DelimitedSource.csv(file).schema())
                .withMessage(file + ": there is no such file or folder; check the path");
    }

    private String failure(String text) throws IOException {
        return failure(write(folder.resolve("ratings.csv"), text));
    }

    private static String failure(Path path) {
        var thrown = catchThrowableOfType(DataException.class, () -> rows(DelimitedSource.csv(path), COLUMNS));
        return String.valueOf(thrown.getMessage());
    }
}
