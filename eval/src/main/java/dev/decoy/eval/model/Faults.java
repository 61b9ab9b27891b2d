package dev.decoy.eval.model;

import dev.decoy.io.DataException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Faults of a file, of each kind the first and how many there are: a file is read to its end before it is refused. */
final class Faults {
    private final String name;
    private final Map<String, First> byKind = new LinkedHashMap<>();

    /** Faults of what messages call so. */
    Faults(String name) {
        this.name = name;
    }

    private record First(String found, long count) {}

    /**
     * Notes a fault.
     *
     * @param advice the kind, by what to do about it
     * @param found where and what; asked for the first of a kind only
     */
    void add(String advice, Finding found) {
        First first = byKind.get(advice);
        byKind.put(advice, first == null ? new First(found.text(), 1) : new First(first.found, first.count + 1));
    }

    /** Where and what. */
    interface Finding {
        String text();
    }

    /** Refuses the file if there are any. */
    void throwIfAny() {
        if (!byKind.isEmpty()) {
            throw new DataException(byKind.entrySet().stream()
                    .map(kind -> name + ": " + kind.getValue().found()
                            + more(kind.getValue().count()) + "; " + kind.getKey())
                    .collect(Collectors.joining("\n")));
        }
    }

    private static String more(long count) {
        return count == 1 ? "" : ", and " + (count - 1) + " more such " + (count == 2 ? "fault" : "faults");
    }
}
