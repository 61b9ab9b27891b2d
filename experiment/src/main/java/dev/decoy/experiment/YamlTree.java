package dev.decoy.experiment;

import dev.decoy.spi.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML 1.2 read into a plain tree: Map, List, String, Long, Double, Boolean, null, all of them mutable and in the order of
 * the file. Faults name file, line and column.
 */
final class YamlTree {
    private static final Pattern BARE_VARIABLE = Pattern.compile("[:,\\[{]\\s*[^\"'\\s,]*\\$\\{");

    private final String file;
    private final YAMLParser parser;
    private final Lines lines;

    private YamlTree(String file, YAMLParser parser, Lines lines) {
        this.file = file;
        this.parser = parser;
        this.lines = lines;
    }

    /**
     * The one value that a text holds; null when it is empty.
     *
     * @param file what messages call the text
     * @param path where the value stands in the config
     * @param lines told the line of everything below {@code path}
     * @throws ConfigException when the text is not YAML, names a key twice, or holds what a config has no use for
     */
    static @Nullable Object read(String text, String file, String path, Lines lines) {
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlTree(file, parser, lines).document(path);
        } catch (JacksonException e) {
            throw syntaxFault(file, text, e);
        }
    }

    private @Nullable Object document(String path) {
        if (parser.nextToken() == null) {
            return null;
        }
        Object value = value(path);
        if (parser.nextToken() != null) {
            throw fault("a second document begins here; a config is one");
        }
        return value;
    }

    private @Nullable Object value(String path) {
        if (parser.isCurrentAlias()) {
            throw fault("\"*" + parser.getString() + "\" stands for another value; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(path);
            case START_ARRAY -> list(path);
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> (Object) parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    private Number whole() {
        return parser.getNumberType() == YAMLParser.NumberType.BIG_INTEGER
                ? (Number) parser.getDoubleValue()
                : (Number) parser.getLongValue();
    }

    private Map<String, @Nullable Object> map(String path) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            Integer earlier = first.putIfAbsent(key, line);
            if (earlier != null) {
                throw fault("the key \"" + key + "\" stands twice, first on line " + earlier + "; take one out");
            }
            String place = path.isEmpty() ? key : path + "." + key;
            lines.put(place, line);
            parser.nextToken();
            map.put(key, value(place));
        }
        return map;
    }

    private List<@Nullable Object> list(String path) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = path + "[" + list.size() + "]";
            lines.put(place, parser.currentTokenLocation().getLineNr());
            list.add(value(place));
        }
        return list;
    }

    private ConfigException fault(String message) {
        return new ConfigException("", place(file, parser.currentTokenLocation()) + message);
    }

    private static String place(String file, TokenStreamLocation location) {
        return file + ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
    }

    /** Jackson tells where the token before the fault is; the YAML parser below it tells where the fault is. */
    private static ConfigException syntaxFault(String file, String text, JacksonException e) {
        if (!(e.getCause() instanceof MarkedYamlEngineException fault)) {
            return new ConfigException(
                    "", file + ": " + e.getOriginalMessage().lines().findFirst().orElse("is no YAML"));
        }
        String place = fault.getProblemMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ")
                .orElse(": ");
        String context = fault.getContextMark()
                .map(mark -> ", " + fault.getContext() + " that begins on line " + (mark.getLine() + 1))
                .orElse("");
        String remedy = fault.getProblemMark()
                .filter(mark -> hasBareVariable(text, mark.getLine()))
                .map(mark -> "; within { } and [ ], write \"${...}\" in quotes")
                .orElse("");
        return new ConfigException("", file + place + fault.getProblem() + context + remedy);
    }

    /** Whether a value of this line, counted from 0, begins with a variable and not with a quote. */
    private static boolean hasBareVariable(String text, int line) {
        String fromThere = text.lines().skip(line).findFirst().orElse("");
        return BARE_VARIABLE.matcher(fromThere).find();
    }
}
