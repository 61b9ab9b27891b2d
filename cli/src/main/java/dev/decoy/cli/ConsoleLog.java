package dev.decoy.cli;

import dev.decoy.experiment.RunLog;
import dev.decoy.pipeline.Progress;
import java.io.PrintWriter;

/** What a run says on the way: one line that is rewritten on a terminal, plain lines elsewhere. */
final class ConsoleLog implements RunLog {
    /** Set by the launcher, which alone can tell on every JDK whether standard error is a terminal. */
    private static final String TERMINAL = "decoy.terminal";

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;

    ConsoleLog(PrintWriter err) {
        this(err, Boolean.getBoolean(TERMINAL));
    }

    ConsoleLog(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void warning(String words) {
        err.println("warning: " + words);
    }

    @Override
    public Progress progress() {
        return this::partitions;
    }

    private synchronized void partitions(String dataset, int done, int total) {
        if (terminal) {
            err.print(CLEAR_LINE + (done < total ? dataset + ": " + done + " of " + total + " files" : ""));
            err.flush();
        } else if (total > 1 && (done == total || done % Math.max(1, total / 10) == 0)) {
            err.println(dataset + ": " + done + " of " + total + " files");
        }
    }
}
