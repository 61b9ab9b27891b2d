package dev.decoy.experiment;

import java.util.HashMap;
import java.util.Map;

/** On which line of the file each path of a config stands. Mutable and thread-confined. */
final class Lines {
    /** The line of what the command line sets: after all lines of the file. */
    static final int SET = Integer.MAX_VALUE;

    private final Map<String, Integer> lines = new HashMap<>();

    /** Notes a line; lines count from 1. */
    void put(String path, int line) {
        lines.put(path, line);
    }

    /** Notes that a path, and all below it, comes from the command line. */
    void putSet(String path) {
        lines.keySet().removeIf(known -> known.startsWith(path + ".") || known.startsWith(path + "["));
        lines.put(path, SET);
    }

    /** The line of a path, or of the nearest path around it; 0 when the file has none. */
    int of(String path) {
        String around = path;
        while (!around.isEmpty()) {
            Integer line = lines.get(around);
            if (line != null) {
                return line;
            }
            around = around.substring(0, Math.max(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['))));
        }
        return 0;
    }

    /** The lines of what stands below a path, as if that were the whole config. */
    Lines below(String path) {
        Lines below = new Lines();
        lines.forEach((known, line) -> {
            if (known.startsWith(path + ".")) {
                below.put(known.substring(path.length() + 1), line);
            }
        });
        return below;
    }
}
