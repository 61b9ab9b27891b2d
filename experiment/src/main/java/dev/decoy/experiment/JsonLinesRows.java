package dev.decoy.experiment;

import dev.decoy.io.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A file of one flat JSON object a line, plain or gzip. */
final class JsonLinesRows implements WrittenRows {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    JsonLinesRows(Path file) {
        this.file = file;
    }

    @Override
    public void read(Columns columns, Taker taker) throws IOException {
        Map<String, Integer> values = places(columns.values());
        Map<String, Integer> lists = places(columns.lists());
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain(bytes), StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Line read = new Line(values.size(), lists.size());
                read.parse(line, file + ", line " + number++, values, lists);
                read.requireAll(columns, file);
                taker.take(file.toString(), read.values, read.lists);
            }
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e.getMessage() + "); the file is damaged", e);
        }
    }

    private InputStream plain(InputStream bytes) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static Map<String, Integer> places(Iterable<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    private static final class Line {
        private final String[] values;
        private final String[][] lists;

        Line(int values, int lists) {
            this.values = new String[values];
            this.lists = new String[lists][];
        }

        void parse(String line, String place, Map<String, Integer> toValues, Map<String, Integer> toLists) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
                parser.nextToken();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    @Nullable Integer value = toValues.get(name);
                    @Nullable Integer list = toLists.get(name);
                    if (token == JsonToken.START_ARRAY && list != null) {
                        lists[list] = JsonArray.rest(parser);
                    } else if (token.isScalarValue() && value != null) {
                        values[value] = parser.getString();
                    } else {
                        parser.skipChildren();
                    }
                }
            } catch (JacksonException e) {
                throw new DataException(place + ": is no JSON object (" + e.getOriginalMessage() + ")", e);
            }
        }

        void requireAll(Columns columns, Path file) {
            int value = Arrays.asList(values).indexOf(null);
            int list = Arrays.asList(lists).indexOf(null);
            if (value >= 0 || list >= 0) {
                String name = value >= 0
                        ? columns.values().get(value)
                        : columns.lists().get(list);
                throw new DataException(
                        file + ", column \"" + name + "\": is not there, though the run wrote it; run it anew");
            }
        }
    }
}
