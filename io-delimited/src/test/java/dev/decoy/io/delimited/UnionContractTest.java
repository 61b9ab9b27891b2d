package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.IdType;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.TimeRange;
import dev.decoy.io.UnionSource;
import dev.decoy.testkit.InteractionSourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of two folds as one source. */
class UnionContractTest extends InteractionSourceContract {
    private static final int LONG_PART = 10_000;

    @TempDir
    private Path own;

    @Override
    protected InteractionSource newSource(Path folder) throws IOException {
        StringBuilder train = new StringBuilder("user,item,time,rating\n");
        for (int i = 0; i < LONG_PART; i++) {
            train.append(i % 100 + ",item " + i + "," + i + ",4.5\n");
        }
        Path first = TestFiles.write(folder.resolve("train/a.csv"), train.toString());
        Path second = TestFiles.write(folder.resolve("test/a.csv"), "user,item,time,rating\n7,item 8,9,\n7,x,9,1\n");
        return union(first, second);
    }

    private static UnionSource union(Path train, Path test) {
        Map<String, InteractionSource> members = new LinkedHashMap<>();
        members.put("train", DelimitedSource.csv(train));
        members.put("test", DelimitedSource.csv(test));
        return new UnionSource("fold", members);
    }

    @Override
    protected InteractionColumns columns() {
        return InteractionColumns.of("user", "item", "time").withFurther(List.of("fold", "rating"));
    }

    @Override
    protected List<String> expectedRows() {
        List<String> rows = new ArrayList<>(List.of("7|item 8|9|test|null", "7|x|9|test|1"));
        for (int i = 0; i < LONG_PART; i++) {
            rows.add(i % 100 + "|item " + i + "|" + i + "|train|4.5");
        }
        return rows;
    }

    @Override
    protected Faulty newFaultySource(Path folder) throws IOException {
        Path sound = TestFiles.write(folder.resolve("sound.csv"), "user,item,time,rating\n1,2,3,4\n");
        Path faulty = TestFiles.write(folder.resolve("faulty.csv"), "user,item,time,rating\n1,2,3,4\n1,,3,4\n");
        return new Faulty(union(sound, faulty), "test: faulty.csv", "line 3");
    }

    @Test
    void idsAreIntegersOnlyWhereAllOfThemAre() throws IOException {
        Path numbers = TestFiles.write(own.resolve("a.csv"), "user,item\n1,10\n2,9\n");
        Path others = TestFiles.write(own.resolve("b.csv"), "user,item\n3,007\n");

        Interactions read = Interactions.read(union(numbers, others), InteractionColumns.of("user", "item", null));

        assertThat(read.userIds().type()).isEqualTo(IdType.INT64);
        assertThat(read.itemIds().type()).isEqualTo(IdType.TEXT);
        assertThat(List.of(
                        read.itemIds().id(0),
                        read.itemIds().id(1),
                        read.itemIds().id(2)))
                .containsExactly("007", "10", "9");
    }

    @Test
    void inFileOrderTheFirstMembersRowsAreEarlier() throws IOException {
        Path train = TestFiles.write(own.resolve("z.csv"), "user,item\n1,a\n1,b\n");
        Path test = TestFiles.write(own.resolve("a.csv"), "user,item\n1,c\n");

        Interactions read = new ReadRules(ReadRules.Order.FILE, null, TimeRange.ALL)
                .read(union(train, test), InteractionColumns.of("user", "item", null))
                .interactions();

        assertThat(TestFiles.positions(read)).containsExactly("1|a|1", "1|b|2", "1|c|3");
    }

    @Test
    void membersWithOtherColumnsAreAFault() throws IOException {
        Path train = TestFiles.write(own.resolve("a.csv"), "user,item,rating\n1,a,5\n");
        Path test = TestFiles.write(own.resolve("b.csv"), "item,user,stars\na,1,5\n");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> union(train, test).schema())
                .withMessage(
                        "test: its columns are item, stars, user, and those of train are item, rating, user; make the"
                                + " files alike");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new UnionSource("rating", Map.of("train", DelimitedSource.csv(train))).schema())
                .withMessageStartingWith("train: a column is named \"rating\" already");
    }

    @Test
    void theSchemaHasTheFurtherColumnAtItsEnd() throws IOException {
        assertThat(newSource(own).schema().names()).containsExactly("user", "item", "time", "rating", "fold");
        assertThat(newSource(own).schema().columns().get(4).type()).isEqualTo(ValueType.TEXT);
    }

    @Test
    void filesAreChosenInEveryMember() throws IOException {
        List<Path> seen = new ArrayList<>();
        InteractionSource chosen = newSource(own).choosing(files -> {
            seen.addAll(files);
            return files;
        });
        InteractionSource memory =
                new UnionSource("fold", Map.of("train", ArraySource.of(new long[] {1}, new long[] {2}, null)));

        assertThat(chosen.parts()).hasSize(2);
        assertThat(seen).containsExactly(own.resolve("train/a.csv"), own.resolve("test/a.csv"));
        assertThat(memory.choosing(files -> List.of())).isSameAs(memory);
    }

    @Test
    void aMissingFileIsNamedWithItsFold() throws IOException {
        Path train = TestFiles.write(own.resolve("a.csv"), "user,item\n1,a\n");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> union(train, own.resolve("b.csv")).schema())
                .withMessageStartingWith("test: ")
                .withMessageContaining("b.csv: there is no such file or folder");
    }
}
