package dev.decoy.eval.candidates;

/** Text that other programs read candidates from; {@link CandidateExport} writes it. */
public enum ExportFormat {
    /** A line for each positive: {@code (user,positive)} and its candidates, apart by tabs. */
    NCF(".test.negative"),
    /** A line for each user: {@code (user,)} and the candidates of all of its positives, apart by tabs. */
    ELLIOT(".negative.tsv"),
    /** An atomic file: {@code user_id:token}, {@code item_id:token}, {@code label:float}; positives have label 1. */
    RECBOLE(".inter");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /** What the names of such files end in. */
    public String ending() {
        return ending;
    }
}
