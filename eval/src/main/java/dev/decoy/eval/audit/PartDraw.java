package dev.decoy.eval.audit;

import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.Mixture;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first draw of a row that a part of a mixture by number gives: where it stands follows from what the parts before it can
 * give, and its law is that of the part without what these gave.
 */
final class PartDraw implements TestedDraw {
    private final List<Mixture.Part> parts;
    private final List<NegativeSampler.Worker> workers = new ArrayList<>();
    private final WrittenNegatives written;
    private final boolean distinct;
    private final int itemCount;
    // Items that earlier parts gave the row at hand, where an item may come only once.
    private int[] taken = {};
    private int takenCount;

    private PartDraw(AuditedRows rows, WrittenNegatives written, List<Mixture.Part> parts) {
        this.parts = parts;
        this.written = written;
        distinct = rows.policy().distinct() != Distinct.NONE;
        itemCount = rows.interactions().itemCount();
        // No draws are made, so any seed will do.
        parts.forEach(part -> workers.add(part.sampler().newWorker(new SeedSequence(0))));
    }

    /**
     * The draw of a part.
     *
     * @return empty where its place or its law is not known: behind parts that give up early or are themselves by number; for
     *     users whose items are distinct, as parts before draw for all their rows; where items are distinct and the part is
     *     more than one law, which does not stay in proportion when items are taken from it
     */
    static Optional<TestedDraw> of(AuditedRows rows, WrittenNegatives written, Mixture mixture, int part) {
        List<Mixture.Part> parts = mixture.parts().subList(0, part + 1);
        NegativeSampler own = parts.get(part).sampler();
        boolean known = own.perPositive() == NegativeSampler.UNSAID;
        for (Mixture.Part before : parts.subList(0, part)) {
            known &= before.sampler().exhaustive() && before.sampler().perPositive() == NegativeSampler.UNSAID;
        }
        Distinct distinct = rows.policy().distinct();
        if (part > 0 && distinct != Distinct.NONE) {
            known &= distinct == Distinct.PER_POSITIVE && own instanceof RejectionSampler;
        }
        return known ? Optional.of(new PartDraw(rows, written, parts)) : Optional.empty();
    }

    @Override
    public int place(SampleBatch batch, int row) {
        int position = batch.row(row).position();
        int before = 0;
        takenCount = 0;
        for (int part = 0; part < parts.size() - 1; part++) {
            int most = Math.min((int) parts.get(part).weight(), batch.wanted(row) - before);
            int given = given(part, batch, row, most);
            take(position, before, given);
            before += given;
        }
        return given(parts.size() - 1, batch, row, Math.min(1, batch.wanted(row) - before)) == 0 ? 0 : before + 1;
    }

    /** How many negatives a part gives a row. */
    private int given(int part, SampleBatch batch, int row, int most) {
        NegativeSampler.Worker worker = workers.get(part);
        if (!distinct) {
            return worker.canDraw(batch, row) ? most : 0;
        }
        int possible = 0;
        for (int item = 0; item < itemCount && possible < most; item++) {
            possible += worker.probability(batch, row, item) > 0 && !isTaken(item) ? 1 : 0;
        }
        return possible;
    }

    private void take(int position, int before, int count) {
        if (!distinct || count == 0) {
            return;
        }
        if (taken.length < before + count) {
            taken = Arrays.copyOf(taken, 2 * (before + count));
        }
        for (int i = 1; i <= count; i++) {
            taken[takenCount++] = written.drawn(position, before + i);
        }
    }

    private boolean isTaken(int item) {
        for (int i = 0; i < takenCount; i++) {
            if (taken[i] == item) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double probability(SampleBatch batch, int row, int item) {
        NegativeSampler.Worker worker = workers.get(workers.size() - 1);
        double own = worker.probability(batch, row, item);
        if (takenCount == 0 || own == 0) {
            return own;
        }
        if (isTaken(item)) {
            return 0;
        }
        double left = 1;
        for (int i = 0; i < takenCount; i++) {
            left -= taken[i] < 0 ? 0 : worker.probability(batch, row, taken[i]);
        }
        return own / left;
    }
}
