package dev.decoy.experiment;

import java.util.List;

/**
 * What a run is expected to read, write, hold and take.
 *
 * @param data {@code interactions}, {@code users} and {@code items} that it draws from
 * @param datasets what it writes, in its order
 * @param memory {@code heap} and {@code process}, in bytes
 * @param seconds {@code read}, {@code sample and write}, {@code digest} and {@code total}
 * @param probe the sample that was run, in words
 */
public record Estimate(
        List<Figure> data, List<Dataset> datasets, List<Figure> memory, List<Figure> seconds, String probe) {
    public Estimate {
        data = List.copyOf(data);
        datasets = List.copyOf(datasets);
        memory = List.copyOf(memory);
        seconds = List.copyOf(seconds);
    }

    /** What a number stands on. */
    public enum Basis {
        /** Told by footers or a config, or counted. */
        EXACT,
        /** Measured on a part, and scaled to all. */
        MEASURED,
        /** From other numbers by a rule. */
        INFERRED;

        /** As tables show it. */
        public String word() {
            return switch (this) {
                case EXACT -> "exact";
                case MEASURED -> "measured";
                case INFERRED -> "inferred";
            };
        }
    }

    /**
     * A number.
     *
     * @param name what it is of
     * @param value how much
     * @param basis what it stands on
     * @param from the same in words
     */
    public record Figure(String name, double value, Basis basis, String from) {}

    /**
     * A dataset.
     *
     * @param name its name
     * @param rows its rows
     * @param files its files, roughly
     * @param bytes their size
     * @param basis what rows and bytes stand on
     */
    public record Dataset(String name, long rows, long files, long bytes, Basis basis) {}
}
