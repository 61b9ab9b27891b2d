package dev.decoy.cli;

import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.experiment.AuditFile;
import dev.decoy.experiment.AuditLimits;
import dev.decoy.experiment.DatasetAudit;
import dev.decoy.experiment.ResultAudit;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decoy audit}: holds what a run wrote against the data and the law it declares. */
@Command(
        name = "audit",
        description = "Audits the negatives of a result: reads them and the run's inputs again. Exit code 1 on a breach.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the folder of a result")
    private Path result = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "writes what is found as YAML, too")
    private @Nullable Path out;

    @Option(
            names = "--max-false-negatives",
            paramLabel = "SHARE",
            description = "breach above this share of negatives that their user takes later")
    private double falseNegatives = AuditLimits.NONE.falseNegatives();

    @Option(
            names = "--max-lift",
            paramLabel = "TIMES",
            description = "breach when there are more than so many times the false negatives of uniform draws")
    private double lift = AuditLimits.NONE.lift();

    @Option(
            names = "--max-unborn",
            paramLabel = "SHARE",
            description = "breach above this share of negatives that nobody has taken by their row's time")
    private double unborn = AuditLimits.NONE.unborn();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        AuditLimits limits = limits();
        PluginCatalog plugins = PluginCatalog.load(Main.class.getClassLoader());
        List<DatasetAudit> audits = ResultAudit.of(result, plugins).audit(limits);
        PrintWriter print = command.commandLine().getOut();
        audits.forEach(audit -> print(audit, print));
        if (audits.isEmpty()) {
            print.println(result + " has no negatives to audit");
        }
        if (out != null) {
            AuditFile.write(result, audits, out);
        }
        long breaches =
                audits.stream().mapToLong(audit -> audit.breaches().size()).sum();
        if (breaches > 0) {
            command.commandLine().getErr().println(result + ": " + breaches + (breaches == 1 ? " breach" : " breaches"));
        }
        return breaches > 0 ? Exit.BREACH : Exit.OK;
    }

    private AuditLimits limits() {
        try {
            return new AuditLimits(falseNegatives, lift, unborn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(DatasetAudit audit, PrintWriter out) {
        RuleCounts rules = audit.rules();
        out.println(audit.name());
        Table table = new Table();
        table.add("rows", count(audit.rows()), "");
        table.add("negatives", count(audit.negatives()), "");
        table.add("known items", count(rules.known()), "");
        table.add("own positives", count(rules.ownPositives()), "");
        table.add("may not be drawn", count(rules.refused()), "outside the universe, or known by further pairs");
        table.add("repeated in a row", count(rules.repeatedInRow()), "");
        table.add("repeated for a user", count(rules.repeatedForUser()), "");
        table.add("missing", count(rules.missing()), "");
        table.add(
                "false negatives",
                share(audit.heldOut().rate()),
                "uniform draws: " + share(audit.heldOut().uniformRate()) + ", lift " + times(audit.heldOut().lift()));
        table.add("not yet existing", share(audit.novelty().unborn()), "");
        table.add("not in train", share(audit.novelty().unseen()), "");
        addPopularity(audit.popularity(), table);
        addLaw(audit.law(), table);
        audit.breaches().forEach(breach -> table.add("BREACH", breach, ""));
        table.print(out);
    }

    private static void addPopularity(@Nullable PopularityDistance popularity, Table table) {
        if (popularity == null) {
            return;
        }
        table.add("Jensen-Shannon", format("%.4f bits", popularity.bits()), "items of negatives and of positives");
        table.add(
                "Gini",
                format("%.3f", popularity.negatives().gini()),
                format("positives: %.3f", popularity.positives().gini()));
        table.add(
                "effective items",
                format("%,.1f", popularity.negatives().effectiveItems()),
                format("positives: %,.1f", popularity.positives().effectiveItems()));
        table.add(
                "mean count",
                format("%,.1f", popularity.negatives().meanCount(popularity.counts())),
                format("positives: %,.1f", popularity.positives().meanCount(popularity.counts())));
    }

    private static void addLaw(@Nullable LawTest law, Table table) {
        if (law == null) {
            table.add("law", "no closed form", "");
            return;
        }
        table.add(
                "law",
                format("p %.3g", law.p()),
                String.format(
                        Locale.ROOT,
                        "chi-square %.1f with %d degrees of freedom, %,d first draws",
                        law.statistic(),
                        law.degrees(),
                        law.draws()));
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "unknown" : format("%.3f %%", 100 * share);
    }

    private static String times(double times) {
        return Double.isFinite(times) ? format("%.2f", times) : "unknown";
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
