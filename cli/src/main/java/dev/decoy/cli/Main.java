package dev.decoy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. */
@Command(
        name = "decoy",
        description = "Negative samples for implicit-feedback recommender data.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {
            RunCommand.class,
            AuditCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            ListCommand.class,
            DescribeCommand.class,
            GenerateCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs a command; the exit code is one of {@link Exit}. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        int code = execute(
                new CommandLine(new Main())
                        .setOut(out)
                        .setErr(err)
                        .setExecutionExceptionHandler(new Faults())
                        .setUsageHelpWidth(100),
                args);
        out.flush();
        err.flush();
        return code;
    }

    /** The command line handles exceptions, but lets errors through. */
    private static int execute(CommandLine command, String... args) {
        try {
            return command.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            return Faults.report(e, command.getErr());
        }
    }
}
