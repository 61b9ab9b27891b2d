package dev.decoy.experiment;

import dev.decoy.eval.split.ColdFilter;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.prepare.Loss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did: enough to repeat it and to compare the outcome. Written as {@code run-report.yaml}.
 *
 * @param decoy the version that ran, and on which Java
 * @param name the experiment's name
 * @param configFolder what the input paths of {@code config} are relative to
 * @param config the config with every default written out
 * @param plugins the components used, with their classes and jars
 * @param seeds named seeds that the draws follow from
 * @param inputs the files that were read
 * @param losses what preparation dropped, step by step
 * @param data what is left of them
 * @param split how they were dealt to folds, and what the filter of cold users and items left out
 * @param vocabulary what became of {@code users} and {@code items} in an earlier vocabulary; empty without one
 * @param sampling how a catalogue and tables of known pairs fit the data, a line each
 * @param features what joiners say of what they joined, a line each
 * @param datasets what was written
 * @param files further files of the result, by name: the items, and the codes of ids
 * @param evaluation what models were measured at; empty without models
 * @param comparison models over several seeds; empty unless the config asks for it
 * @param warnings lines that were printed
 * @param seconds wall time by step
 */
public record RunReport(
        Map<String, Object> decoy,
        String name,
        String configFolder,
        Map<String, Object> config,
        List<Plugin> plugins,
        Map<String, String> seeds,
        List<FileDigest> inputs,
        List<Loss> losses,
        Data data,
        Split split,
        Map<String, IdCounts> vocabulary,
        List<String> sampling,
        List<String> features,
        List<Dataset> datasets,
        List<FileDigest> files,
        List<Measurement> evaluation,
        List<ComparedModel> comparison,
        List<String> warnings,
        Map<String, Double> seconds) {
    /**
     * A component that was used.
     *
     * @param role what it is
     * @param name its name in the config
     * @param type its factory's class
     * @param jar where that was found
     * @param version of the jar; "unknown" when it does not say
     */
    public record Plugin(String role, String name, String type, String jar, String version) {}

    /**
     * A file.
     *
     * @param file its path; of a result's file, within the result
     * @param bytes its size
     * @param sha256 its digest
     */
    public record FileDigest(String file, long bytes, String sha256) {}

    /**
     * The interactions.
     *
     * @param users users with interactions
     * @param items items of the catalogue
     * @param interactions how many; where events have roles, how many positives; of users who are held out, their input too
     * @param events rows as they were read by the role of their event, and those of no role, which are left out; empty where
     *     events are not told apart
     * @param droppedNulls rows without a user, an item or a time that were dropped
     * @param outsideTimeRange rows outside the source's time range; those of folders that were not opened are not counted
     * @param usersWithTiedLastTime users whose last two positives have one time, so that source.tieBreaker or
     *     prepare.ties decides which is the last
     * @param folds interactions and users by fold
     * @param leftOut positives in no fold
     */
    public record Data(
            int users,
            int items,
            int interactions,
            Map<String, Long> events,
            long droppedNulls,
            long outsideTimeRange,
            int usersWithTiedLastTime,
            Map<String, FoldCount> folds,
            int leftOut) {}

    /**
     * One fold.
     *
     * @param interactions how many
     * @param users users that have some of them
     */
    public record FoldCount(long interactions, int users) {}

    /**
     * What a split did.
     *
     * @param usersInTrainAlone users of whom nothing is held out: those with too few interactions, or all of them early
     * @param usersHeldOut users who are held out whole and have an input
     * @param input their interactions that predictions start from; they are no rows
     * @param notInTrain by fold, what train has nothing of
     * @param cold what was left out, by fold and bound; empty where {@code cold} sets none
     */
    public record Split(
            int usersInTrainAlone,
            int usersHeldOut,
            int input,
            Map<String, NotInTrain> notInTrain,
            List<ColdFilter.Loss> cold) {}

    /**
     * What train has nothing of, in another fold.
     *
     * @param interactions those of such users or items
     * @param users users without an interaction in train; what is input of those who are held out is one
     * @param items items without an interaction in train
     */
    public record NotInTrain(int interactions, int users, int items) {}

    /**
     * Ids and an earlier vocabulary.
     *
     * @param known ids of this data that had a code
     * @param appended ids that got a new one
     * @param unknown ids that are written as unknown
     * @param absent ids of the vocabulary that this data has not; they keep their codes
     */
    public record IdCounts(int known, int appended, int unknown, int absent) {}

    /**
     * One metric of one model.
     *
     * @param model its name in the config
     * @param candidates the name of the candidates
     * @param fold whose positives were ranked
     * @param label the metric with its variant and what it is ranked against: {@code ndcg@10[uniform-100]}
     * @param mean over users, or of all lists together; NaN: undefined for all
     * @param n users that the mean is over
     * @param repeats independent sets of candidates that it is over, too
     * @param sdOverRepeats the standard deviation between the means of the sets; NaN for one set
     * @param standardError of the mean; NaN where there is none
     * @param low lower end of the interval; NaN where there is none
     * @param high upper end of the interval; NaN where there is none
     * @param lists how many were ranked
     * @param ties lists in which a positive scores as high as a candidate that is none
     * @param missing candidates without a score
     * @param slices the same of groups of positives
     * @param corrected what a sampled metric tells of the full one, by name; empty where nothing is known
     * @param comparison how the model differs from the baseline; null for the baseline, and without one
     */
    public record Measurement(
            String model,
            String candidates,
            String fold,
            String label,
            double mean,
            int n,
            int repeats,
            double sdOverRepeats,
            double standardError,
            double low,
            double high,
            long lists,
            long ties,
            long missing,
            List<Slice> slices,
            Map<String, Double> corrected,
            @Nullable Comparison comparison) {}

    /**
     * A metric of a group of positives.
     *
     * @param slices what the groups are called together
     * @param slice which one
     * @param mean over its users; NaN: undefined for all
     * @param n users that the mean is over
     * @param standardError of the mean; NaN for fewer than two users
     */
    public record Slice(String slices, String slice, double mean, int n, double standardError) {}

    /**
     * One dataset.
     *
     * @param report rows and negatives
     * @param files its files in order
     */
    public record Dataset(DatasetReport report, List<FileDigest> files) {}
}
