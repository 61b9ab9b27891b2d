package dev.decoy.experiment;

/**
 * A line of a comparison over seeds.
 *
 * @param strategy the model's name
 * @param candidates the name of the candidates
 * @param fold whose positives were ranked
 * @param metric its label
 * @param mean over users, of each user's mean over seeds; of what is measured on all lists together, over seeds
 * @param low lower end of the interval over users; NaN where there is none
 * @param high upper end of the interval over users; NaN where there is none
 * @param p of the randomisation test against the baseline, user by user, adjusted by Holm for all that are tested under the
 *     metric; NaN for the baseline and without one
 * @param seeds how many
 * @param seedSd standard deviation over seeds of the mean over users: what another seed changes; NaN with one seed
 * @param userStandardError standard error over users of a user's mean over seeds: what other users would change
 */
public record ComparedModel(
        String strategy,
        String candidates,
        String fold,
        String metric,
        double mean,
        double low,
        double high,
        double p,
        int seeds,
        double seedSd,
        double userStandardError) {
    ComparedModel withP(double adjusted) {
        return new ComparedModel(
                strategy, candidates, fold, metric, mean, low, high, adjusted, seeds, seedSd, userStandardError);
    }

    /** Whether another line is of the same metric of the same lists. */
    boolean isBeside(ComparedModel other) {
        return metric.equals(other.metric) && fold.equals(other.fold) && candidates.equals(other.candidates);
    }
}
