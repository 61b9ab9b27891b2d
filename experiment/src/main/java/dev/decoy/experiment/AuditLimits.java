package dev.decoy.experiment;

/**
 * What an audit still accepts of what is no fault by itself; 1 or infinity for anything.
 *
 * @param falseNegatives the most false negatives, as a share of negatives
 * @param lift how many times as often as by uniform draws a negative may be false
 * @param unborn the most negatives that do not exist yet at their row's time, as a share
 */
public record AuditLimits(double falseNegatives, double lift, double unborn) {
    /** Accepts all. */
    public static final AuditLimits NONE = new AuditLimits(1, Double.POSITIVE_INFINITY, 1);

    public AuditLimits {
        if (!(falseNegatives >= 0 && falseNegatives <= 1)) {
            throw new IllegalArgumentException("falseNegatives must be 0 to 1, was " + falseNegatives);
        }
        if (!(lift >= 0)) {
            throw new IllegalArgumentException("lift must be at least 0, was " + lift);
        }
        if (!(unborn >= 0 && unborn <= 1)) {
            throw new IllegalArgumentException("unborn must be 0 to 1, was " + unborn);
        }
    }
}
