package dev.decoy.eval.split;

/**
 * How much of the interactions is held out.
 *
 * @param validation share of VALIDATION, at least 0
 * @param test share of TEST, at least 0; together they are above 0 and below 1
 */
public record Shares(double validation, double test) {
    public Shares {
        requireHeldOut(validation, test);
    }

    static void requireHeldOut(double validation, double test) {
        requireShare("validation", validation);
        requireShare("test", test);
        double heldOut = validation + test;
        if (!(heldOut > 0 && heldOut < 1)) {
            throw new IllegalArgumentException("validation + test must be above 0 and below 1, was " + heldOut);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), was " + share);
        }
    }

    /** How many of {@code n} interactions go to TEST: the nearest whole number, a half upwards. */
    int testCount(int n) {
        return (int) Math.floor(test * n + 0.5);
    }

    /** How many of {@code n} interactions go to VALIDATION. */
    int validationCount(int n) {
        return Math.min((int) Math.floor(validation * n + 0.5), n - testCount(n));
    }
}
