package dev.decoy.internal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.ListSource.ListPart;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final InteractionColumns COLUMNS =
            InteractionColumns.of("user", "item", "time").withFurther(List.of("rating"));

    @Test
    void oneThreadAndManyReadTheSame() throws IOException {
        List<ListPart> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 37; i++) {
                String item = i % 11 == 3 ? "-" : String.valueOf(i * 7 % 13);
                rows.add(i % 4 + " " + item + " " + (i * 31 % 17) + " " + (part + i));
            }
            parts.add(new ListPart("part " + part, null, ValueType.UNTYPED, rows));
        }
        ListSource source = new ListSource(parts);
        InteractionColumns columns = COLUMNS.withOnNull(OnNull.DROP);
        List<String> alone = shown(ReadRules.USUAL.read(source, columns, 1));
        assertThat(alone).hasSize(5 * 37 + 1 - 5 * 4);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(shown(ReadRules.USUAL.read(source, columns, threads))).isEqualTo(alone);
        }
    }

    private static List<String> shown(ReadRules.Result result) {
        Interactions read = result.interactions();
        List<String> rows = new ArrayList<>();
        for (int user = 0; user < read.userCount(); user++) {
            for (int position = read.rowStart(user); position < read.rowEnd(user); position++) {
                rows.add(read.userIds().id(user) + " "
                        + read.itemIds().id(read.item(position)) + " " + read.timeMillis(position) + " "
                        + requireNonNull(read.column("rating")).longs()[position]);
            }
        }
        rows.add(result.losses().toString());
        return rows;
    }

    /** The fault comes after the batches before it, and the reader is closed once whatever was read. */
    @Test
    void aFaultIsThrownInItsPlaceAndReadersAreClosed() {
        for (int threads : new int[] {1, 2}) {
            for (int faultAt = 1; faultAt < 9; faultAt++) {
                AtomicInteger closed = new AtomicInteger();
                InteractionSource source = failing(faultAt, closed);
                assertThatExceptionOfType(DataException.class)
                        .isThrownBy(() -> ReadRules.USUAL.read(source, COLUMNS, threads))
                        .withMessage("batch " + faultAt);
                assertThat(closed).hasValue(1);
            }
        }
    }

    private static InteractionSource failing(int faultAt, AtomicInteger closed) {
        ListSource rows = ListSource.of(new String[] {
            "1 1 1 1", "1 2 2 2", "1 3 3 3", "1 4 4 4", "1 5 5 5", "1 6 6 6", "1 7 7 7", "1 8 8 8", "1 9 9 9",
            "2 1 1 1", "2 2 2 2", "2 3 3 3", "2 4 4 4", "2 5 5 5", "2 6 6 6", "2 7 7 7"
        });
        return new InteractionSource() {
            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public List<Part> parts() {
                return List.of(new Part() {
                    @Override
                    public String name() {
                        return "only";
                    }

                    @Override
                    public Optional<Path> file() {
                        return Optional.empty();
                    }

                    @Override
                    public Reader open(InteractionColumns columns) {
                        return failingReader(rows.parts().get(0).open(columns), faultAt, closed);
                    }
                });
            }
        };
    }

    private static InteractionSource.Reader failingReader(
            InteractionSource.Reader reader, int faultAt, AtomicInteger closed) {
        AtomicInteger batch = new AtomicInteger();
        return (InteractionSource.Reader) Proxy.newProxyInstance(
                ReadAheadTest.class.getClassLoader(),
                new Class<?>[] {InteractionSource.Reader.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                    }
                    if (method.getName().equals("next") && batch.incrementAndGet() == faultAt) {
                        throw new DataException("batch " + faultAt);
                    }
                    return method.invoke(reader, arguments);
                });
    }
}
