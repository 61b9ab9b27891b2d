/**
 * The splitters that come with Decoy: {@code leave-last-out}, {@code ratio}, {@code temporal}, {@code predefined}
 * and {@code none}.
 *
 * <p>A factory checks a config against the data and works out what is global (a cut time); the splitter it returns deals
 * the interactions of one user. Built by the experiment module, or by constructors where there is no config; called by
 * {@link dev.decoy.data.Interactions#split}.
 */
@NullMarked
package dev.decoy.eval.split;

import org.jspecify.annotations.NullMarked;
