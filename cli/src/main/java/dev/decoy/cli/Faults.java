package dev.decoy.cli;

import dev.decoy.experiment.OutputException;
import dev.decoy.io.DataException;
import dev.decoy.pipeline.SamplingException;
import dev.decoy.spi.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: faults that the user can mend in one line, a fault of ours with its trace. */
final class Faults implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (fault instanceof ConfigException) {
            err.println(fault.getMessage());
            return Exit.CONFIG;
        }
        if (fault instanceof DataException) {
            err.println(fault.getMessage());
            return Exit.DATA;
        }
        if (fault instanceof SamplingException) {
            err.println(fault.getMessage());
            return Exit.SAMPLING;
        }
        if (fault instanceof OutputException) {
            err.println(fault.getMessage());
            return Exit.OUTPUT;
        }
        if (fault instanceof IOException || fault instanceof UncheckedIOException) {
            err.println("cannot read the data: " + fault);
            return Exit.DATA;
        }
        return report(fault, err);
    }

    /** A fault that the user did not make. */
    static int report(Throwable fault, PrintWriter err) {
        if (fault instanceof OutOfMemoryError) {
            err.println("the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is too small for this data ("
                    + fault.getMessage() + "); give it more, as by DECOY_JAVA_OPTS=-Xmx8g");
            return Exit.INTERNAL;
        }
        err.println("decoy failed; this is a fault of its own or of a plugin, please report it with these lines");
        fault.printStackTrace(err);
        return Exit.INTERNAL;
    }
}
