package dev.decoy.io.delimited;

import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.testkit.InteractionSourceContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DelimitedSourceContractTest extends InteractionSourceContract {
    private static final int LONG_PART = 10_000;

    @Override
    protected InteractionSource newSource(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("user,item,time,rating\n");
        for (int i = 0; i < LONG_PART; i++) {
            rows.append(i % 100)
                    .append(",item ")
                    .append(i)
                    .append(',')
                    .append(i)
                    .append(",4.5\n");
        }
        TestFiles.write(folder.resolve("logs/a.csv"), rows.toString());
        TestFiles.write(folder.resolve("logs/day=2/b.csv"), "user,item,time,rating\n7,\"item, 8\",9,\n7,x,9,1\n");
        return DelimitedSource.csv(folder.resolve("logs"));
    }

    @Override
    protected InteractionColumns columns() {
        return InteractionColumns.of("user", "item", "time").withFurther(List.of("rating"));
    }

    @Override
    protected List<String> expectedRows() {
        List<String> rows = new ArrayList<>(List.of("7|item, 8|9|null", "7|x|9|1"));
        for (int i = 0; i < LONG_PART; i++) {
            rows.add(i % 100 + "|item " + i + "|" + i + "|4.5");
        }
        return rows;
    }

    @Override
    protected Faulty newFaultySource(Path folder) throws IOException {
        Path file = TestFiles.write(folder.resolve("faulty.csv"), "user,item,time,rating\n1,2,3,4\n1,,3,4\n");
        return new Faulty(DelimitedSource.csv(file), "faulty.csv", "line 3");
    }
}
