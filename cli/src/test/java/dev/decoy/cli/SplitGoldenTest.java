package dev.decoy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.ColdFilter;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.delimited.DelimitedFormat;
import dev.decoy.io.delimited.DelimitedSource;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.DataContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes of every split of MovieLens 100K, worked out apart from this code: the table of docs/splits.md. */
class SplitGoldenTest {
    private static final RecordBinder BINDER =
            new RecordBinder(PluginCatalog.load(SplitGoldenTest.class.getClassLoader()));

    private static Interactions movieLens;

    @BeforeAll
    static void read() throws IOException {
        String file = "ml-100k/u.data";
        DelimitedFormat format = DelimitedFormat.withoutHeader("\t", List.of("user", "item", "rating", "timestamp"));
        movieLens = Interactions.read(
                new DelimitedSource(RealData.folder(file).resolve(file), format),
                InteractionColumns.of("user", "item", "timestamp"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leave-last-out                                  | 99057 |     0 |   943
            leave-last-out k=10 validation=true             | 81780 |  9110 |  9110
            leave-random-out k=10 validation=true           | 81780 |  9110 |  9110
            ratio validation=0.1                            | 69963 | 10037 | 20000
            k-fold                                          | 79999 |     0 | 20001
            k-fold fold=2                                   | 79984 |     0 | 20016
            k-fold fold=5 validation=true                   | 60016 | 20001 | 19983
            k-fold fold=1 scope=global                      | 80025 |     0 | 19975
            k-fold fold=5 scope=global                      | 80080 |     0 | 19920
            k-fold fold=1 scope=whole-users                 | 78099 |     0 |  4381
            k-fold fold=5 scope=whole-users                 | 81073 |     0 |  3789
            user-hold-out validation=0.1                    | 66333 |  2356 |  4381
            user-hold-out validation=0.1 inputBy=time       | 66333 |  2356 |  4381
            sessions gap=PT30M                              | 91523 |     0 |  8477
            sessions gap=PT30M validation=true              | 90581 |  5584 |  3835
            temporal test=0.9                               | 90000 |     0 | 10000
            """)
    void sizesAreThoseOfTheTable(String split, int train, int validation, int test) {
        Interactions interactions = split(split);
        assertThat(List.of(
                        interactions.size(Fold.TRAIN),
                        interactions.size(Fold.VALIDATION),
                        interactions.size(Fold.TEST)))
                .containsExactly(train, validation, test);
    }

    @Test
    void coldUsersAndItemsOfALateTestAreMost() {
        Interactions dealt = split("temporal test=0.9");
        ColdFilter.Result left = new ColdFilter(1, 1).apply(movieLens, dealt);
        assertThat(left.losses())
                .containsExactly(
                        new ColdFilter.Loss(Fold.TEST, "minPerUser", 7114, 76, 311),
                        new ColdFilter.Loss(Fold.TEST, "minPerItem", 86, 3, 29));
        assertThat(left.interactions().size(Fold.TEST)).isEqualTo(2800);
        ColdFilter.Result five = new ColdFilter(5, 5).apply(movieLens, dealt);
        assertThat(five.losses())
                .containsExactly(
                        new ColdFilter.Loss(Fold.TEST, "minPerUser", 7150, 77, 314),
                        new ColdFilter.Loss(Fold.TEST, "minPerItem", 133, 3, 68));
    }

    @Test
    void keysAreThoseOfTheTable() {
        int user = movieLens.userIds().code(196);
        List<Long> keys = new ArrayList<>();
        for (int position = movieLens.rowStart(user); position < movieLens.rowEnd(user); position++) {
            if (movieLens.itemIds().longId(movieLens.item(position)) == 242) {
                keys.add(movieLens.pairKey(user, position));
            }
        }
        assertThat(keys).containsExactly(0x845229dff4e1a561L);
        assertThat(movieLens.userKey(user)).isEqualTo(0x7ac22589a7b7901fL);
        assertThat(movieLens.userKey(movieLens.userIds().code(1))).isEqualTo(0x5692161d100b05e5L);
        assertThat(movieLens.userKey(movieLens.userIds().code(943))).isEqualTo(0x828c535692bd03b1L);
    }

    /** A splitter's name, and options as in YAML. */
    private static Interactions split(String words) {
        String[] parts = words.strip().split(" ", -1);
        Map<String, Object> options = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] option = parts[i].split("=", -1);
            options.put(option[0], value(option[1]));
        }
        Splitter splitter = BINDER.recipe(Role.SPLITTER, new Spec<Splitter>(parts[0], options), "split")
                .create(DataContext.of(movieLens));
        return movieLens.split(splitter);
    }

    private static Object value(String text) {
        if (text.matches("[0-9]+")) {
            return Long.valueOf(text);
        }
        if (text.matches("[0-9]+\\.[0-9]+")) {
            return Double.valueOf(text);
        }
        if (text.equals("true")) {
            return true;
        }
        return text;
    }
}
