package dev.decoy.experiment;

import dev.decoy.io.DataException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Lists that stand in text. */
final class JsonArray {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonArray() {}

    /** Its values as texts; {@code place} is where it stands. */
    static String[] values(String array, String place) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), array)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new DataException(place + ": \"" + array + "\" is no list");
            }
            return rest(parser);
        } catch (JacksonException e) {
            throw new DataException(place + ": \"" + array + "\" is no list", e);
        }
    }

    /** The values up to the end of the array that a parser is in. */
    static String[] rest(JsonParser parser) {
        List<String> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token.isScalarValue(); token = parser.nextToken()) {
            values.add(parser.getString());
        }
        return values.toArray(new String[0]);
    }
}
