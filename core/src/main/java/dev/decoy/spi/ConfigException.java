package dev.decoy.spi;

import java.util.List;

/** A config cannot be run; holds every problem that was found. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /** Several problems. */
    public ConfigException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** One problem at a place. */
    public ConfigException(String path, String message) {
        this(List.of(new Problem(path, message)));
    }

    /** The problems, in the order of the config. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem.
     *
     * @param path where in the config, {@code sampling.strategy.exponent}; empty for the whole
     * @param message rule, what was found; what to do
     */
    public record Problem(String path, String message) {
        /** A refusal; one that begins with the name of an option is that option's. */
        public static Problem of(String refusal, List<String> options) {
            for (String option : options) {
                if (refusal.startsWith(option + " ")) {
                    return new Problem(option, refusal.substring(option.length() + 1));
                }
            }
            return new Problem("", refusal);
        }

        /** The same problem, its path below {@code parent}. */
        public Problem under(String parent) {
            return new Problem(path.isEmpty() ? parent : parent.isEmpty() ? path : parent + "." + path, message);
        }

        @Override
        public String toString() {
            return path.isEmpty() ? message : path + ": " + message;
        }
    }
}
