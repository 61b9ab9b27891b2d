/**
 * The command line. Each command is a class that takes options apart and prints; the work is done by the experiment module
 * and core. Results go to standard output, all else to standard error, faults as one of {@link dev.decoy.cli.Exit}.
 */
@NullMarked
package dev.decoy.cli;

import org.jspecify.annotations.NullMarked;
