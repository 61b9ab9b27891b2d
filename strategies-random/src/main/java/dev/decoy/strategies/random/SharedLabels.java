package dev.decoy.strategies.random;

import dev.decoy.random.KeyedRandom;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;

/**
 * An item of a label of the row's positive: the label drawn uniformly from those of the positive, the item uniformly from
 * those of the label. p(j) = the sum over the labels that both have of 1 / (labels of the positive * items of the label).
 * O(labels of the two items) per draw and weight. Immutable and thread-safe.
 *
 * <p>The law is whole numbers: an item weighs 2^46 / (items of the label), rounded down, for each label that both have. So
 * items of a label are exactly alike, and the share of a label is off by less than its items / 2^46.
 */
final class SharedLabels implements ItemProposal {
    /** In place of an item, when no item can be drawn. */
    static final int NO_ITEM = -1;

    // 2^16 labels of a positive stay below 2^63.
    private static final long LABEL = 1L << 46;

    private final ItemLabels labels;

    SharedLabels(ItemLabels labels) {
        this.labels = labels;
    }

    private long unit(int label) {
        return LABEL / labels.size(label);
    }

    @Override
    public long weight(Row row, int item) {
        int own = labels.labelStart(row.positive());
        int ownEnd = labels.labelStart(row.positive() + 1);
        int other = labels.labelStart(item);
        int otherEnd = labels.labelStart(item + 1);
        long weight = 0;
        while (own < ownEnd && other < otherEnd) {
            int difference = Integer.compare(labels.label(own), labels.label(other));
            weight += difference == 0 ? unit(labels.label(own)) : 0;
            own += difference <= 0 ? 1 : 0;
            other += difference >= 0 ? 1 : 0;
        }
        return weight;
    }

    /** 0 where the positive has no label. */
    @Override
    public long totalWeight(Row row) {
        long total = 0;
        int end = labels.labelStart(row.positive() + 1);
        for (int at = labels.labelStart(row.positive()); at < end; at++) {
            total += unit(labels.label(at)) * labels.size(labels.label(at));
        }
        return total;
    }

    /** A positive without a label proposes itself, which no gate lets in. */
    @Override
    public Draw bind(KeyedRandom random) {
        return row -> {
            long total = totalWeight(row);
            return total == 0 ? row.positive() : item(row, random.nextLong(total));
        };
    }

    private int item(Row row, long target) {
        long left = target;
        int at = labels.labelStart(row.positive());
        int label = labels.label(at);
        while (left >= unit(label) * labels.size(label)) {
            left -= unit(label) * labels.size(label);
            label = labels.label(++at);
        }
        return labels.item(label, (int) (left / unit(label)));
    }

    /** One exact draw from what is eligible for a row; {@link #NO_ITEM} when nothing is. O(items of the positive's labels). */
    int drawEligible(SampleBatch batch, int row, KeyedRandom random) {
        int positive = batch.row(row).positive();
        int end = labels.labelStart(positive + 1);
        long total = 0;
        for (int at = labels.labelStart(positive); at < end; at++) {
            total += unit(labels.label(at)) * eligible(batch, row, labels.label(at));
        }
        long left = total == 0 ? 0 : random.nextLong(total);
        for (int at = labels.labelStart(positive); total > 0 && at < end; at++) {
            int label = labels.label(at);
            long mass = unit(label) * eligible(batch, row, label);
            if (left < mass) {
                return eligible(batch, row, label, (int) (left / unit(label)));
            }
            left -= mass;
        }
        return NO_ITEM;
    }

    private int eligible(SampleBatch batch, int row, int label) {
        int eligible = 0;
        for (int i = 0; i < labels.size(label); i++) {
            eligible += batch.eligible(row, labels.item(label, i)) ? 1 : 0;
        }
        return eligible;
    }

    /** The eligible item of a label before which so many are. */
    private int eligible(SampleBatch batch, int row, int label, int before) {
        int left = before;
        int i = 0;
        while (!batch.eligible(row, labels.item(label, i)) || left-- > 0) {
            i++;
        }
        return labels.item(label, i);
    }
}
