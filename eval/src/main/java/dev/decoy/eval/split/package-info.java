/**
 * The splitters that come with Decoy: {@code leave-last-out}, {@code leave-random-out}, {@code sessions}, {@code ratio},
 * {@code k-fold}, {@code user-hold-out}, {@code temporal}, {@code predefined} and {@code none}; and after them the filter of
 * cold users and items.
 *
 * <p>A factory checks a config against the data and works out what is global (a cut time); the splitter it returns deals
 * the interactions of one user. Built by the experiment module, or by constructors where there is no config; called by
 * {@link dev.decoy.data.Interactions#split}.
 */
@NullMarked
package dev.decoy.eval.split;

import org.jspecify.annotations.NullMarked;
