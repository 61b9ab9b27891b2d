package dev.decoy.eval.metric;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How other toolkits define the metrics that they share with us, as options of ours: equal on lists without ties. What ties has
 * our expected value, where theirs hangs on the order of a sort.
 */
public enum PeerDefinitions {
    /** RecBole 1.2. */
    RECBOLE,
    /** The ranking metrics of recommenders-team/recommenders. */
    RECOMMENDERS,
    /** The evaluation of Neural Collaborative Filtering (He et al., 2017): one positive among 100 others. */
    NCF;

    /**
     * One metric of a peer.
     *
     * @param options what our metric must be set to
     * @param caveat where the peer's value differs all the same, in a sentence; empty when it does not
     */
    private record Definition(Map<String, Object> options, String caveat) {
        static Definition of(Object... namesAndValues) {
            Map<String, Object> options = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                options.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Definition(options, "");
        }

        Definition but(String where) {
            return new Definition(options, where);
        }
    }

    private static Map<String, Definition> recBole() {
        Definition padded = Definition.of().but("counts its padding item among the items of the catalogue");
        Map<String, Definition> all = new TreeMap<>();
        for (String plain : new String[] {"hit-rate", "mrr", "precision", "recall", "average-popularity"}) {
            all.put(plain, Definition.of());
        }
        all.put("ndcg", Definition.of("discount", "log2", "gain", "binary", "ideal", "achievable"));
        all.put("map", Definition.of("divisor", "achievable"));
        all.put("gauc", Definition.of("weight", "positives"));
        all.put("entropy", Definition.of("unit", "nats-per-item"));
        all.put("item-coverage", padded);
        all.put("gini", padded);
        all.put(
                "tail-share",
                Definition.of("head", 0.9, "of", "items")
                        .but("takes the tail from the items of TRAIN alone, and cuts items of equal count by id"));
        return all;
    }

    private static Map<String, Definition> recommenders() {
        Map<String, Definition> all = new TreeMap<>();
        all.put("precision", Definition.of());
        all.put("recall", Definition.of());
        // Its natural logarithm cancels against that of the ideal.
        all.put("ndcg", Definition.of("discount", "log2", "ideal", "achievable"));
        all.put("map", Definition.of("divisor", "relevant").but("has divisor: achievable too, as map_at_k"));
        all.put("entropy", Definition.of("unit", "bits"));
        all.put("intra-list-diversity", Definition.of());
        all.put("novelty", Definition.of("of", "interactions").but("knows no items outside TRAIN"));
        all.put("item-coverage", Definition.of().but("counts the items of TRAIN alone as the catalogue"));
        return all;
    }

    private static Map<String, Definition> ncf() {
        String single = "is defined for a single positive per list";
        Map<String, Definition> all = new TreeMap<>();
        all.put("hit-rate", Definition.of().but(single));
        all.put(
                "ndcg",
                Definition.of("discount", "log2", "gain", "binary", "ideal", "achievable")
                        .but(single));
        return all;
    }

    /**
     * The options of a metric as the peer defines it.
     *
     * @param type of our metric: {@code map}
     * @param own options set already; they stay, and the peer's come after them
     * @throws IllegalArgumentException when the peer has no such metric; when an option is set to what the peer does not do
     */
    public Map<String, Object> options(String type, Map<String, ?> own) {
        Map<String, Object> options = new LinkedHashMap<>(own);
        definition(type).options().forEach((option, value) -> {
            Object set = options.putIfAbsent(option, value);
            if (set != null && !same(set, value)) {
                throw new IllegalArgumentException(
                        option + " must be " + value + ", or be left out, with compat: " + this + ", was " + set);
            }
        });
        return options;
    }

    /** Where the peer's value differs all the same, as the end of a sentence that begins with its name; empty when it does not. */
    public String caveat(String type) {
        return definition(type).caveat();
    }

    private Definition definition(String type) {
        Map<String, Definition> byType = switch (this) {
            case RECBOLE -> recBole();
            case RECOMMENDERS -> recommenders();
            case NCF -> ncf();
        };
        Definition definition = byType.get(type);
        if (definition == null) {
            throw new IllegalArgumentException("type must be one of those that " + this + " has with compat: " + this
                    + " (" + String.join(", ", byType.keySet()) + "), was " + type);
        }
        return definition;
    }

    private static boolean same(Object set, Object value) {
        if (set instanceof Number left && value instanceof Number right) {
            return left.doubleValue() == right.doubleValue();
        }
        return Objects.equals(set, value);
    }

    /** As it stands in YAML. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
