package dev.decoy.experiment.config;

import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;

/** The codes of an earlier run, which this one goes on with. */
public record VocabularyConfig(
        @Doc(
                "a result that was written with ids: codes, or its vocabulary folder, relative to the folder of the config")
        String from,

        @Doc(
                "ids that have no code yet: append gives them the codes after the highest one, in the order of the ids; unknown"
                        + " writes all of them as 1; fail refuses them")
        @Default("append")
        OnNew onNew,

        @Doc("when there is no such folder: fail, or start with new codes, for the first run") @Default("fail")
        OnMissing onMissing) {
    /** What ids without a code get. */
    public enum OnNew {
        /** The next codes. */
        APPEND,
        /** The code of unknown ids. */
        UNKNOWN,
        /** Nothing: the run fails. */
        FAIL
    }

    /** What a folder that is not there means. */
    public enum OnMissing {
        /** A fault. */
        FAIL,
        /** The first run. */
        START
    }

    public VocabularyConfig {
        if (from.isBlank()) {
            throw new IllegalArgumentException("from must name a folder, was \"" + from + "\"");
        }
        if (onMissing == OnMissing.START && onNew != OnNew.APPEND) {
            throw new IllegalArgumentException("onMissing must be fail where onNew is not append, was start");
        }
    }
}
