package dev.decoy.eval.metric;

import java.util.function.IntToDoubleFunction;

/** How many relevant items fall into the first places of a tie, in random order. */
final class Hypergeometric {
    private Hypergeometric() {}

    /**
     * The mean of a value of that number. O(min(drawn, relevant)).
     *
     * @param drawn first places of the tie
     * @param places all places of the tie, at least {@code drawn}
     * @param relevant relevant items in the tie, at most {@code places}
     */
    static double mean(int drawn, int places, int relevant, IntToDoubleFunction value) {
        int least = Math.max(0, drawn - (places - relevant));
        int most = Math.min(drawn, relevant);
        // From the most likely number outwards, in multiples of its probability: neither end underflows to all there
        // is.
        int mode = (int) Math.max(least, Math.min(most, (drawn + 1L) * (relevant + 1L) / (places + 2L)));
        double total = 1;
        double sum = value.applyAsDouble(mode);
        double ratio = 1;
        for (int x = mode; x < most; x++) {
            ratio *= (double) (drawn - x) * (relevant - x) / ((x + 1.0) * (places - drawn - relevant + x + 1.0));
            total += ratio;
            sum += ratio * value.applyAsDouble(x + 1);
        }
        ratio = 1;
        for (int x = mode; x > least; x--) {
            ratio *= x * (double) (places - drawn - relevant + x) / ((drawn - x + 1.0) * (relevant - x + 1.0));
            total += ratio;
            sum += ratio * value.applyAsDouble(x - 1);
        }
        return sum / total;
    }
}
