package dev.decoy.eval.metric;

import dev.decoy.spi.Doc;

/**
 * Options of metrics that look at the first k and have no variants.
 *
 * @param k at least 1
 */
public record TopK(
        @Doc("ranks that count, from 1; a list of them gives one metric each")
        int k) {
    public TopK {
        Cutoff.require(k);
    }
}
