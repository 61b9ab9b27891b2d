package dev.decoy.eval.sampled;

/** The law of a sampled rank for one full rank at a time, and where it is not negligible. Thread-confined. */
final class LawRow {
    // Of the greatest probability: what is less changes no digit of a sum.
    private static final double NEGLIGIBLE = 1e-17;

    private final SampledRankLaw law;
    private final int n;
    private final double[] values;
    private int start;
    private int end;

    LawRow(SampledRankLaw law, int n) {
        this.law = law;
        this.n = n;
        values = new double[law.m() + 1];
    }

    /** Moves to a full rank from 1 to n. */
    void at(int rank) {
        law.probabilities(n, rank - 1, 0, values);
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        start = 0;
        while (values[start] < NEGLIGIBLE * greatest) {
            start++;
        }
        end = values.length;
        while (values[end - 1] < NEGLIGIBLE * greatest) {
            end--;
        }
    }

    /** The first index, sampled rank - 1, that is not negligible. */
    int start() {
        return start;
    }

    /** The one after the last. */
    int end() {
        return end;
    }

    /** m + 1 probabilities; not to be written to. */
    double[] values() {
        return values;
    }
}
