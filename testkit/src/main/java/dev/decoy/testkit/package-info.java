/**
 * Contracts that authors of plugins test theirs against: one abstract class per role, each test a sentence of the promise.
 *
 * <p>A plugin's test extends the contract of its role and says how to make one; JUnit runs the sentences. Inputs are small
 * and fixed. What a role cannot have is declared by an overridden method, never skipped silently.
 */
@NullMarked
package dev.decoy.testkit;

import org.jspecify.annotations.NullMarked;
