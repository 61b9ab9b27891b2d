/**
 * From a YAML file to a run, in one direction: a file becomes a tree that knows its lines, the tree becomes checked
 * records, the records become recipes of components, and Guice wires the recipes into an experiment. Nothing is read of
 * the data before the experiment runs.
 *
 * <p>The command line calls it, and programs that run configs. Plugins do not know it; those who embed the engine do not
 * need it.
 */
@NullMarked
package dev.decoy.experiment;

import org.jspecify.annotations.NullMarked;
