package dev.decoy.experiment;

import dev.decoy.pipeline.Progress;

/** Is told what a run does, while it does it. */
public interface RunLog {
    /** Says nothing. */
    RunLog SILENT = new RunLog() {
        @Override
        public void warning(String words) {
            // Silent.
        }

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    };

    /** One line about what is allowed but likely unwanted. */
    void warning(String words);

    /** How far the datasets are. */
    Progress progress();
}
