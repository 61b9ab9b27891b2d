package dev.decoy.cli;

import dev.decoy.experiment.AuditFile;
import dev.decoy.experiment.AuditFindings;
import dev.decoy.experiment.AuditLimits;
import dev.decoy.experiment.AuditWords;
import dev.decoy.experiment.DatasetAudit;
import dev.decoy.experiment.ResultAudit;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
        description =
                "Audits the negatives of a result: reads them and the run's inputs again. Exit code 1 on a breach.",
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
        AuditFindings findings = ResultAudit.of(result, plugins).audit(limits);
        PrintWriter print = command.commandLine().getOut();
        findings.datasets().forEach(audit -> print(audit, print));
        if (findings.datasets().isEmpty() && findings.files().isEmpty()) {
            print.println(result + " has no negatives to audit");
        }
        printFiles(findings.files(), print);
        if (out != null) {
            AuditFile.write(result, findings, out);
        }
        int breaches = findings.breaches();
        if (breaches > 0) {
            command.commandLine()
                    .getErr()
                    .println(result + ": " + breaches + (breaches == 1 ? " breach" : " breaches"));
        }
        return breaches > 0 ? Exit.BREACH : Exit.OK;
    }

    private static void printFiles(List<String> breaches, PrintWriter out) {
        if (!breaches.isEmpty()) {
            out.println("files");
            Table table = new Table();
            breaches.forEach(breach -> table.add("BREACH", breach, ""));
            table.print(out);
        }
    }

    private AuditLimits limits() {
        try {
            return new AuditLimits(falseNegatives, lift, unborn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(DatasetAudit audit, PrintWriter out) {
        out.println(audit.name());
        Table table = new Table();
        AuditWords.of(audit).forEach(line -> table.add(line.what(), line.value(), line.beside()));
        audit.breaches().forEach(breach -> table.add("BREACH", breach, ""));
        table.print(out);
    }
}
