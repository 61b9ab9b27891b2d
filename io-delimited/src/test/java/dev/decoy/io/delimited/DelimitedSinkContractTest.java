package dev.decoy.io.delimited;

import static java.util.Objects.requireNonNull;

import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import dev.decoy.io.delimited.DelimitedSink.Compression;
import dev.decoy.testkit.ExampleSinkContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class DelimitedSinkContractTest {
    @Nested
    class Csv extends Contract {
        Csv() {
            super(',', Compression.NONE);
        }
    }

    @Nested
    class ZippedTsv extends Contract {
        ZippedTsv() {
            super('\t', Compression.GZIP);
        }
    }

    private abstract static class Contract extends ExampleSinkContract {
        private final char separator;
        private final Compression compression;

        Contract(char separator, Compression compression) {
            this.separator = separator;
            this.compression = compression;
        }

        @Override
        protected ExampleSink newSink(Path folder) {
            return new DelimitedSink(folder, separator, true, compression);
        }

        @Override
        protected List<List<@Nullable Object>> read(Path file, Schema schema) throws IOException {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<List<@Nullable String>> lines = lines(file);
            for (List<@Nullable String> line : lines.subList(1, lines.size())) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < line.size(); i++) {
                    row.add(CsvText.value(line.get(i), schema.columns().get(i)));
                }
                rows.add(row);
            }
            return rows;
        }

        @Override
        protected List<String> readNames(Path file, Schema schema) throws IOException {
            List<String> names = new ArrayList<>();
            for (@Nullable String name : lines(file).get(0)) {
                names.add(requireNonNull(name));
            }
            return names;
        }

        private List<List<@Nullable String>> lines(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file);
                    InputStream text = compression == Compression.GZIP ? new GZIPInputStream(in) : in) {
                return CsvText.lines(new String(text.readAllBytes(), StandardCharsets.UTF_8), separator);
            }
        }
    }
}
