package dev.decoy.pipeline;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws afresh for each pass of a training. Epoch {@code e} follows from {@code seeds.child(e)} alone, so that each can be
 * made without the others.
 *
 * @param count how many there are, numbered from 0
 * @param only those that are made, in this order; empty for all
 */
public record Epochs(int count, List<Integer> only) {
    public Epochs {
        only = List.copyOf(only);
        if (count < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, was " + count);
        }
        for (int i = 0; i < only.size(); i++) {
            int epoch = only.get(i);
            if (epoch < 0 || epoch >= count) {
                throw new IllegalArgumentException(
                        "onlyEpochs must name epochs from 0 to " + (count - 1) + ", was " + epoch);
            }
            if (only.indexOf(epoch) < i) {
                throw new IllegalArgumentException("onlyEpochs must name an epoch once, was twice " + epoch);
            }
        }
    }

    /** The numbers of those that are made. */
    List<Integer> numbers() {
        return only.isEmpty() ? IntStream.range(0, count).boxed().toList() : only;
    }
}
