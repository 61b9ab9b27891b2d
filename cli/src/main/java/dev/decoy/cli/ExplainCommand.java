package dev.decoy.cli;

import dev.decoy.data.Fold;
import dev.decoy.experiment.ResultExplanation;
import dev.decoy.experiment.RowExplanation;
import dev.decoy.pipeline.Redraw;
import dev.decoy.sampling.DrawWatcher;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decoy explain}: draws one row of a result again, and says why it got its negatives. */
@Command(
        name = "explain",
        description = "Explains the negatives of one row of a result: reads the run's inputs and draws the row again."
                + " Exit code 1 when the files hold others.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the folder of a result")
    private Path result = Path.of("");

    @Option(
            names = "--user",
            required = true,
            paramLabel = "U",
            description = "the user's id, as in the input, also where the result has codes")
    private String user = "";

    @Option(
            names = "--row",
            required = true,
            paramLabel = "R",
            description = "the row_id that the files show; or the row's number among the user's positives of the fold,"
                    + " from 1, in order of time")
    private long row;

    @Option(
            names = "--fold",
            paramLabel = "FOLD",
            converter = FoldName.class,
            description = "the fold of the row: train, validation or test; train when left out")
    private Fold fold = Fold.TRAIN;

    @Option(names = "--epoch", paramLabel = "E", description = "which draw, where the run has epochs; 0 when left out")
    private @Nullable Integer epoch;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PluginCatalog plugins = PluginCatalog.load(Main.class.getClassLoader());
        RowExplanation explained =
                ResultExplanation.of(result, plugins).explain(new ResultExplanation.Choice(user, row, fold, epoch));
        PrintWriter out = command.commandLine().getOut();
        printRow(explained, out);
        printNegatives(explained, out);
        if (explained.comparison().differs()) {
            command.commandLine()
                    .getErr()
                    .println(result + ": " + explained.dataset() + " holds "
                            + explained.comparison().found()
                            + " for this row; the data, the config or the files have changed since the run");
            return Exit.BREACH;
        }
        return Exit.OK;
    }

    private static void printRow(RowExplanation explained, PrintWriter out) {
        out.println(explained.dataset());
        Table table = new Table();
        table.add("user", explained.user(), "");
        table.add("row", explained.number() + " of " + explained.rows(), "row_id " + explained.rowId());
        table.add("positive", explained.positive(), explained.time() == null ? "" : "at " + explained.time());
        explained.law().forEach(line -> table.add(line.what(), line.value(), line.beside()));
        table.add("negatives", explained.negatives().size() + " of " + explained.wanted(), "");
        Boolean same = explained.comparison().same();
        table.add(
                "files",
                same == null ? "not compared" : same ? "hold the same" : "DIFFER",
                explained.comparison().found());
        table.print(out);
    }

    private static void printNegatives(RowExplanation explained, PrintWriter out) {
        out.println();
        Table table = new Table();
        table.add("draw", "item", "source", "probability", "expected count", "attempts", "taken", "refused");
        int draw = 0;
        for (RowExplanation.Negative negative : explained.negatives()) {
            Redraw.Attempts attempts = negative.attempts();
            table.add(
                    Integer.toString(++draw),
                    negative.item(),
                    negative.source(),
                    number(negative.probability(), "no closed form"),
                    number(negative.expectedCount(), "unknown"),
                    Integer.toString(attempts.count()),
                    attempts.accepted() ? "as proposed" : "by an exact draw",
                    refused(attempts));
        }
        if (explained.negatives().size() < explained.wanted()) {
            Redraw.Attempts attempts = explained.missing();
            table.add(
                    Integer.toString(++draw),
                    "none",
                    "",
                    "",
                    "",
                    Integer.toString(attempts.count()),
                    "nothing is left",
                    refused(attempts));
        }
        table.print(out);
    }

    private static String number(double value, String unknown) {
        return Double.isNaN(value) ? unknown : String.format(Locale.ROOT, "%.6g", value);
    }

    private static String refused(Redraw.Attempts attempts) {
        List<String> words = new ArrayList<>();
        attempts.refused().forEach((verdict, count) -> words.add(count + " " + words(verdict)));
        return String.join(", ", words);
    }

    private static String words(DrawWatcher.Verdict verdict) {
        return switch (verdict) {
            case OPEN -> "open";
            case OWN_POSITIVE -> "the positive itself";
            case KNOWN -> "known";
            case OUTSIDE -> "outside the universe";
            case TAKEN -> "taken already";
            case UNSUITED -> "not there at the time or not matching";
        };
    }
}
