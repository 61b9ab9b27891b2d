package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;

import dev.decoy.data.ValueType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.testkit.InteractionSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;

/** Row groups of one file, and a file of its own. */
class ParquetSourceContractTest extends InteractionSourceContract {
    private static final String FOREIGN =
            "required int32 user; optional binary item (STRING); required int64 time; optional int32 rating;";
    private static final int LONG_PART = 10_000;

    @Override
    protected InteractionSource newSource(Path folder) throws IOException {
        Path tables = folder.resolve("tables");
        if (!Files.exists(tables)) {
            Files.createDirectories(tables);
            ownTable().writeTo(tables);
            new ForeignFile(
                            tables.resolve("foreign.parquet"),
                            FOREIGN,
                            ParquetProperties.builder().build())
                    .rowGroup(List.of(Arrays.asList(7, "item 8", 9L, null)))
                    .rowGroup(List.of(List.of(7, "x", 9L, 1)))
                    .end();
        }
        return new ParquetSource(tables);
    }

    private static Table ownTable() {
        Table table = new Table(
                column("user", ValueType.INT32),
                column("item", ValueType.TEXT).orNull(),
                column("time", ValueType.INT64),
                column("rating", ValueType.INT32).orNull());
        for (int i = 0; i < LONG_PART; i++) {
            table.row(i % 100, "item " + i, i, 4);
        }
        return table;
    }

    @Override
    protected InteractionColumns columns() {
        return InteractionColumns.of("user", "item", "time").withFurther(List.of("rating"));
    }

    @Override
    protected List<String> expectedRows() {
        List<String> rows = new ArrayList<>(List.of("7|item 8|9|null", "7|x|9|1"));
        for (int i = 0; i < LONG_PART; i++) {
            rows.add(i % 100 + "|item " + i + "|" + i + "|4");
        }
        return rows;
    }

    @Override
    protected Faulty newFaultySource(Path folder) throws IOException {
        Path file = ForeignFile.write(
                folder.resolve("faulty.parquet"),
                FOREIGN,
                List.of(List.of(1, "a", 3L, 4), Arrays.asList(1, null, 3L, 4)));
        return new Faulty(new ParquetSource(file), "faulty.parquet", "row 2");
    }
}
