package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.pipeline.Epochs;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.pipeline.Redraw;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells why rows of a result have the negatives they have, by drawing them again. */
public final class ResultExplanation {
    private final RebuiltResult result;

    private ResultExplanation(RebuiltResult result) {
        this.result = result;
    }

    /**
     * Which row.
     *
     * @param user the user's id, as in the input
     * @param row the number of the row among those of the user in the fold, in order of time, from 1; any other number is a
     *     {@code row_id}
     * @param fold the fold of the row
     * @param epoch which draw, where a run has several; null: the first
     */
    public record Choice(
            String user, long row, Fold fold, @Nullable Integer epoch) {}

    /**
     * Reads the inputs of a result again.
     *
     * @param folder what a run wrote
     * @throws ConfigException when it is no result
     * @throws dev.decoy.io.DataException when inputs have changed or are gone
     */
    public static ResultExplanation of(Path folder, PluginCatalog plugins) throws IOException {
        return new ResultExplanation(RebuiltResult.read(folder, plugins));
    }

    /**
     * Explains a row.
     *
     * @throws ConfigException when there is no such row, or it was not drawn for
     */
    public RowExplanation explain(Choice choice) throws IOException {
        FoldSampling sampling = result.samplings().get(choice.fold());
        if (sampling == null) {
            throw undrawn(choice.fold());
        }
        String dataset = dataset(choice, sampling);
        int[] positions = positions(choice, sampling);
        int position = position(choice, positions);
        OnShortfall onShortfall = result.experiment().config().output().onShortfall();
        Redraw redraw = Redraw.of(
                result.interactions(),
                sampling.rows(),
                position,
                sampling.sampler(),
                sampling.policy(),
                seeds(choice, sampling),
                onShortfall);
        int number = Arrays.binarySearch(positions, position) + 1;
        return new RowExplanation(
                dataset,
                choice.user(),
                number,
                positions.length,
                rowId(position),
                result.interactions().itemIds().id(result.interactions().item(position)),
                time(position),
                LawWords.of(result, sampling, redraw),
                negatives(sampling, redraw),
                redraw.batch().wanted(redraw.row()),
                redraw.attempts(redraw.batch().count(redraw.row())),
                comparison(dataset, choice.fold(), position, redraw, onShortfall));
    }

    private ConfigException refused(String problem) {
        return new ConfigException("", result.folder() + ": " + problem);
    }

    private ConfigException undrawn(Fold fold) {
        String others =
                result.samplings().keySet().stream().map(Fold::label).collect(Collectors.joining(" or --fold "));
        return refused("the run drew no negatives for fold " + fold.label()
                + (others.isEmpty() ? ", nor for any other" : "; ask for --fold " + others));
    }

    private static SeedSequence seeds(Choice choice, FoldSampling sampling) {
        return sampling.block().epochs() == null
                ? sampling.seeds()
                : sampling.seeds().child(Objects.requireNonNullElse(choice.epoch(), 0));
    }

    private String dataset(Choice choice, FoldSampling sampling) {
        Epochs epochs = sampling.block().toEpochs();
        Integer epoch = choice.epoch();
        if (epochs == null) {
            if (epoch != null) {
                throw refused("has no epochs; leave --epoch out");
            }
            return choice.fold().label();
        }
        int number = Objects.requireNonNullElse(epoch, 0);
        if (number < 0 || number >= epochs.count()) {
            throw refused("has no epoch " + number + "; its epochs are 0 to " + (epochs.count() - 1));
        }
        return RebuiltResult.EPOCHS + number;
    }

    /** Where the user's rows of the fold stand, ascending. */
    private int[] positions(Choice choice, FoldSampling sampling) {
        Interactions interactions = result.interactions();
        int user = interactions.userIds().code(choice.user());
        if (user < 0) {
            throw refused("no user of the data is \"" + choice.user() + "\"; name one as in the input");
        }
        List<Integer> positions = new ArrayList<>();
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            if (sampling.rows().contains(position) && interactions.isIn(choice.fold(), position)) {
                positions.add(position);
            }
        }
        if (positions.isEmpty()) {
            throw refused("user \"" + choice.user() + "\" has no row in fold "
                    + choice.fold().label());
        }
        return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    private int position(Choice choice, int[] positions) {
        if (choice.row() >= 1 && choice.row() <= positions.length) {
            return positions[Math.toIntExact(choice.row()) - 1];
        }
        int position = result.rowIds().position(choice.row());
        if (position >= 0 && Arrays.binarySearch(positions, position) >= 0) {
            return position;
        }
        Interactions interactions = result.interactions();
        throw refused("user \"" + choice.user() + "\" has rows 1 to " + positions.length + " in fold "
                + choice.fold().label() + ", and none of row_id " + choice.row()
                + (position < 0
                        ? ""
                        : ", which is of user \"" + interactions.userIds().id(interactions.userOf(position)) + "\""));
    }

    private long rowId(int position) {
        return result.interactions().rowId(result.interactions().userOf(position), position);
    }

    private @Nullable String time(int position) {
        if (!result.interactions().hasClock()) {
            return null;
        }
        return Instant.ofEpochMilli(result.interactions().timeMillis(position)).toString();
    }

    private List<RowExplanation.Negative> negatives(FoldSampling sampling, Redraw redraw) {
        SampleBatch batch = redraw.batch();
        int row = redraw.row();
        List<RowExplanation.Negative> negatives = new ArrayList<>();
        for (int k = 0; k < batch.count(row); k++) {
            negatives.add(new RowExplanation.Negative(
                    result.interactions().itemIds().id(batch.negative(row, k)),
                    sampling.sources().get(batch.source(row, k)),
                    StrictMath.exp(batch.logQ(row, k)),
                    batch.expectedCount(row, k),
                    redraw.attempts(k)));
        }
        return negatives;
    }

    private RowExplanation.Comparison comparison(
            String dataset, Fold fold, int position, Redraw redraw, OnShortfall onShortfall) throws IOException {
        if (!result.finished().datasets().containsKey(dataset)) {
            return RowExplanation.Comparison.notMade(dataset + " was not written");
        }
        boolean apart = dataset.startsWith(RebuiltResult.EPOCHS);
        WrittenForm form = WrittenForm.of(result.experiment().config().output().layout(), apart);
        WrittenNegatives negatives = result.written(dataset, fold, form).negatives();
        int[] written = negatives.inOrder(position);
        SampleBatch batch = redraw.batch();
        int row = redraw.row();
        if (written.length == 0 && batch.missing(row) > 0 && onShortfall == OnShortfall.DROP_ROW) {
            return RowExplanation.Comparison.notMade("the row was dropped, as onShortfall: drop-row says");
        }
        int[] drawn = new int[batch.count(row)];
        Arrays.setAll(drawn, k -> batch.negative(row, k));
        return new RowExplanation.Comparison(Arrays.equals(drawn, written), words(written));
    }

    private String words(int[] items) {
        return Arrays.stream(items)
                .mapToObj(item -> result.interactions().itemIds().id(item))
                .collect(Collectors.joining(", "));
    }
}
