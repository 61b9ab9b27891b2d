package dev.decoy.cli;

/** Exit codes. */
final class Exit {
    static final int OK = 0;
    /** An audit found what must not be, or is beyond a limit; or files hold other negatives than a row is drawn. */
    static final int BREACH = 1;
    /** The config, the command line or a plugin on the class path cannot be used. */
    static final int CONFIG = 2;
    /** The data cannot be read as asked. */
    static final int DATA = 3;
    /** A plugin failed while it sampled. */
    static final int SAMPLING = 4;
    /** The result cannot be written. */
    static final int OUTPUT = 5;
    /** A fault of Decoy itself. */
    static final int INTERNAL = 70;

    private Exit() {}
}
