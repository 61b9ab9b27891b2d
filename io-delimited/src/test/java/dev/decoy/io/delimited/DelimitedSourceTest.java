package dev.decoy.io.delimited;

import static dev.decoy.io.delimited.TestFiles.positions;
import static dev.decoy.io.delimited.TestFiles.rows;
import static dev.decoy.io.delimited.TestFiles.write;
import static dev.decoy.io.delimited.TestFiles.writeGzip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedSourceTest {
    private static final InteractionColumns USER_ITEM = InteractionColumns.of("user", "item", null);
    private static final InteractionColumns USER_ITEM_TIME = InteractionColumns.of("user", "item", "time");

    @TempDir
    private Path folder;

    @Test
    void readsCommaSeparatedTextWithHeader() throws IOException {
        Path file = write(folder.resolve("a.csv"), "time,item,rating,user\n10,b,4.5,1\n20,c,3.0,2\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM_TIME.withFurther(List.of("rating"))))
                .containsExactly("1|b|10|4.5", "2|c|20|3.0");
    }

    @Test
    void readsMovieLensWithoutHeader() throws IOException {
        Path file = write(folder.resolve("ratings.dat"), "1::1193::5::978300760\n1::661::3::978302109\n");
        var format = DelimitedFormat.withoutHeader("::", List.of("user", "item", "rating", "time"));

        assertThat(rows(new DelimitedSource(file, format), USER_ITEM_TIME.withFurther(List.of("rating"))))
                .containsExactly("1|1193|978300760|5", "1|661|978302109|3");
    }

    @Test
    void longSeparatorsLeaveTheirFirstCharacterAndQuotesAlone() throws IOException {
        Path file = write(folder.resolve("ratings.dat"), "a:b::\"c\"\n:::d:\n");
        var format = DelimitedFormat.withoutHeader("::", List.of("user", "item"));

        assertThat(rows(new DelimitedSource(write(file, "a:b::\"c\"\nx:::d:\n"), format), USER_ITEM))
                .containsExactly("a:b|\"c\"", "x|:d:");
    }

    @Test
    void readsTabsSpacesSemicolonsAndCharactersOfSeveralBytes() throws IOException {
        for (String separator : List.of("\t", " ", ";", "|", "\u00a7")) {
            Path file = write(folder.resolve("rows.txt"), "user_item\n1_\"a_b\"\n".replace("_", separator));

            assertThat(rows(new DelimitedSource(file, DelimitedFormat.withHeader(separator)), USER_ITEM))
                    .as("separator '%s'", separator)
                    .containsExactly("1|a" + separator + "b");
        }
    }

    @Test
    void quotedFieldsHoldSeparatorsLineBreaksAndDoubledQuotes() throws IOException {
        Path file = write(
                folder.resolve("a.csv"),
                "\"user\",\"item\"\r\n\"1\",\"a, b\"\r\n2,\"two\r\nlines\"\r\n3,\"say \"\"hi\"\"\"\r\n4,\"\"\"\"\n5,5\" pipe");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM))
                .containsExactly("1|a, b", "2|two\r\nlines", "3|say \"hi\"", "4|\"", "5|5\" pipe");
    }

    @Test
    void quotesArePlainTextWhenSwitchedOff() throws IOException {
        Path file = write(folder.resolve("a.tsv"), "user\titem\n1\t\"abc\n2\t\"d\" e\n");

        for (@Nullable String none : new @Nullable String[] {"", null}) {
            var format = new DelimitedFormat("\t", true, List.of(), none, List.of(), DelimitedFormat.Form.ROWS);
            assertThat(rows(new DelimitedSource(file, format), USER_ITEM)).containsExactly("1|\"abc", "2|\"d\" e");
        }
    }

    @Test
    void anotherQuoteMayBeChosen() throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item\n1,'a,''b'\n2,\"c\"\n");
        var format = new DelimitedFormat(",", true, List.of(), "'", List.of(), DelimitedFormat.Form.ROWS);

        assertThat(rows(new DelimitedSource(file, format), USER_ITEM)).containsExactly("1|a,'b", "2|\"c\"");
    }

    @Test
    void gzipIsToldByItsContent() throws IOException {
        Path file = writeGzip(folder.resolve("named-like-text.csv"), "user,item\n1,a\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM)).containsExactly("1|a");
    }

    @Test
    void severalGzipFilesMayBeJoinedIntoOne() throws IOException {
        Path first = writeGzip(folder.resolve("1.gz"), "user,item\n1,a\n");
        Path second = writeGzip(folder.resolve("2.gz"), "2,b\n");
        Files.write(first, Files.readAllBytes(second), StandardOpenOption.APPEND);

        assertThat(rows(DelimitedSource.csv(first), USER_ITEM)).containsExactly("1|a", "2|b");
    }

    @Test
    void byteOrderMarkCarriageReturnsAndEmptyLinesAtTheEndAreNoData() throws IOException {
        Path file = write(folder.resolve("a.csv"), "\uFEFFuser,item\r\n1,a\r\n2,b\r\n\r\n\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM)).containsExactly("1|a", "2|b");
    }

    @Test
    void theLastLineNeedsNoLineBreak() throws IOException {
        for (String end : List.of("", "\n", "\r", "\r\n")) {
            Path file = write(folder.resolve("a.csv"), "user,item,rating\n1,a,\n2,b," + end);

            assertThat(rows(DelimitedSource.csv(file), USER_ITEM.withFurther(List.of("rating"))))
                    .containsExactly("1|a|null", "2|b|null");
        }
    }

    @Test
    void rowsLongerThanTheBufferAreRead() throws IOException {
        String text = "\u00e9,\"\n".repeat(100_000);
        Path file = write(
                folder.resolve("a.csv"), "user,item,text\n1,a,b\n2,c,\"" + text.replace("\"", "\"\"") + "\"\n3,d,e\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM.withFurther(List.of("text"))))
                .containsExactly("1|a|b", "2|c|" + text, "3|d|e");
    }

    @Test
    void everyCutOfTheBufferGivesTheSameRows() throws IOException {
        // A first row of each length moves all later ones over the ends of the buffer of 65,536 bytes.
        for (int length = 65_500; length < 65_540; length++) {
            String filler = "x".repeat(length);
            Path file = write(folder.resolve("a.dat"), filler + "::a\n1::b\r\n\"2\"::c\n");
            var format = DelimitedFormat.withoutHeader("::", List.of("user", "item"));

            assertThat(rows(new DelimitedSource(file, format), USER_ITEM))
                    .containsExactly(filler + "|a", "1|b", "\"2\"|c");
        }
    }

    @Test
    void aHeaderAloneIsAPartWithoutRows() throws IOException {
        write(folder.resolve("1.csv"), "user,item\n");
        write(folder.resolve("2.csv"), "user,item\n1,a\n");

        assertThat(rows(DelimitedSource.csv(folder), USER_ITEM)).containsExactly("1|a");
    }

    @Test
    void theSchemaIsTheHeaderWithTypesLeftOpen() throws IOException {
        Path named = write(folder.resolve("a.csv"), "user,\"item, sold\",\n1,a,x\n");
        Path nameless = write(folder.resolve("b.csv"), "1,a\n");

        Schema schema = DelimitedSource.csv(named).schema();
        assertThat(schema.names()).containsExactly("user", "item, sold", "column 3");
        assertThat(schema.columns()).allMatch(column -> column.type() == ValueType.UNTYPED);
        assertThat(new DelimitedSource(nameless, DelimitedFormat.withoutHeader(",", List.of("u", "i")))
                        .schema()
                        .names())
                .containsExactly("u", "i");
    }

    @Test
    void partsAreFilesNamedFromTheFolderTheyShare() throws IOException {
        write(folder.resolve("day=1/part.csv"), "user,item\n");
        write(folder.resolve("day=2/part.csv"), "user,item\n");

        assertThat(DelimitedSource.csv(folder).parts())
                .extracting(DelimitedFile::name)
                .containsExactly("day=1/part.csv", "day=2/part.csv");
        assertThat(DelimitedSource.csv(folder.resolve("day=*/part.csv")).parts())
                .extracting(DelimitedFile::name)
                .containsExactly("day=1/part.csv", "day=2/part.csv");
        assertThat(DelimitedSource.csv(folder.resolve("day=1")).parts())
                .extracting(DelimitedFile::name)
                .containsExactly("part.csv");
    }

    @Test
    void idsStayTextOrBecomeTheTypeThatIsAskedFor() throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item\n1,007\n2,8.0\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM)).containsExactly("1|007", "2|8.0");
        assertThat(rows(DelimitedSource.csv(file), typed(IdType.TEXT))).containsExactly("1|007", "2|8.0");
        assertThat(rows(DelimitedSource.csv(file), typed(IdType.INT64))).containsExactly("1|7", "2|8");
        assertThat(rows(DelimitedSource.csv(file), typed(IdType.INT32))).containsExactly("1|7", "2|8");
        assertThat(Interactions.read(DelimitedSource.csv(file), typed(IdType.INT32))
                        .itemIds()
                        .type())
                .isEqualTo(IdType.INT32);
    }

    @Test
    void oneIdWithALeadingZeroMakesTheColumnText() throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item\n10,0042\n9,42\n10,7\n");

        Interactions read = Interactions.read(DelimitedSource.csv(file), USER_ITEM);

        assertThat(read.userIds().type()).isEqualTo(IdType.INT64);
        assertThat(read.itemIds().type()).isEqualTo(IdType.TEXT);
        assertThat(List.of(
                        read.itemIds().id(0),
                        read.itemIds().id(1),
                        read.itemIds().id(2)))
                .containsExactly("0042", "42", "7");
    }

    @Test
    void numbersAreTimesOfAUnitThatTheColumnDecides() throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item,time\n1,a,964982703\n1,b,-5\n1,c,964982703.000\n");
        InteractionColumns inMicros = new InteractionColumns("user", "item", "time", TimeUnit.MICROS, null, List.of());

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM_TIME))
                .containsExactly("1|a|964982703", "1|b|-5", "1|c|964982703");
        assertThat(unit(DelimitedSource.csv(file), USER_ITEM_TIME)).isNull();
        assertThat(unit(DelimitedSource.csv(file), inMicros)).isEqualTo(TimeUnit.MICROS);
    }

    @Test
    void isoTimesAreMilliseconds() throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item,time\n1,a,1970-01-02\n1,b,1970-01-01T00:00:01.5Z\n");

        assertThat(rows(DelimitedSource.csv(file), USER_ITEM_TIME)).containsExactly("1|a|86400000", "1|b|1500");
        assertThat(unit(DelimitedSource.csv(file), USER_ITEM_TIME)).isEqualTo(TimeUnit.MILLIS);
    }

    @Test
    void furtherColumnsAreTypedByAllTheirValues() throws IOException {
        Path file = write(
                folder.resolve("a.csv"),
                "user,item,count,price,code,flag\n1,a,10,1.5,1,NA\n1,b,,2,0x,\n1,c,-3,NA,,x\n");
        var format = new DelimitedFormat(",", true, List.of(), "\"", List.of("NA"), DelimitedFormat.Form.ROWS);
        List<String> further = List.of("count", "price", "code", "flag");

        Interactions read = Interactions.read(new DelimitedSource(file, format), USER_ITEM.withFurther(further));

        assertThat(read.furtherSchema().columns())
                .extracting(Schema.Column::type)
                .containsExactly(ValueType.INT64, ValueType.FLOAT64, ValueType.TEXT, ValueType.TEXT);
        assertThat(read.furtherSchema().columns()).allMatch(Schema.Column::nullable);
        assertThat(positions(read))
                .containsExactlyInAnyOrder("1|a|0|10|1.5|1|null", "1|b|0|null|2.0|0x|null", "1|c|0|-3|null|null|x");
    }

    @Test
    void theOrderOfRowsDoesNotMatter() throws IOException {
        List<String> lines = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            lines.add("u" + random.nextInt(50) + "," + random.nextInt(20) + "," + random.nextInt(10) + ","
                    + (random.nextInt(5) == 0 ? "" : random.nextInt(12)));
        }
        List<String> first = read(lines);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            Collections.shuffle(lines, random);
            assertThat(read(lines)).isEqualTo(first);
        }
        assertThat(first).hasSize(2_000);
    }

    private List<String> read(List<String> lines) throws IOException {
        Path file = write(folder.resolve("a.csv"), "user,item,time,rating\n" + String.join("\n", lines));
        return positions(Interactions.read(DelimitedSource.csv(file), USER_ITEM_TIME.withFurther(List.of("rating"))));
    }

    private static InteractionColumns typed(IdType type) {
        return new InteractionColumns("user", "item", null, null, type, List.of());
    }

    private static @Nullable TimeUnit unit(InteractionSource source, InteractionColumns columns) throws IOException {
        try (InteractionSource.Reader reader = source.parts().get(0).open(columns)) {
            reader.next();
            return reader.timeUnit();
        }
    }

    @Test
    void smallFilesAreCountedAndLargeOnesEstimatedFromTheirBeginning() throws IOException {
        Path small = write(folder.resolve("small.csv"), "user,item\n1,b\n2,c\n");
        Path zipped = writeGzip(folder.resolve("small.csv.gz"), "user,item\n1,b\n2,c\n3,d\n");
        Path large = write(folder.resolve("large.csv"), "user,item\n" + "1234567,7654321\n".repeat(600_000));

        assertThat(rowCount(small)).isEqualTo(new InteractionSource.RowCount(2, true));
        assertThat(rowCount(zipped)).isEqualTo(new InteractionSource.RowCount(3, true));
        assertThat(rowCount(large).exact()).isFalse();
        // What waits in buffers is counted as seen: up to 128 KiB of 4 MiB.
        assertThat(rowCount(large).rows()).isBetween(570_000L, 600_000L);
    }

    private static InteractionSource.RowCount rowCount(Path file) throws IOException {
        return DelimitedSource.csv(file).parts().get(0).rowCount().orElseThrow();
    }
}
