package dev.decoy.cli;

import dev.decoy.experiment.RunLog;
import dev.decoy.pipeline.Progress;
import java.io.PrintWriter;

/** What a run says on the way: one line that is rewritten on a terminal, plain lines elsewhere. */
final class ConsoleLog implements RunLog {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;

    ConsoleLog(PrintWriter err) {
        this(err, System.console() != null && System.getenv("TERM") != null);
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
