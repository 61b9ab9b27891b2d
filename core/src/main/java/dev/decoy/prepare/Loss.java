package dev.decoy.prepare;

/**
 * What one step dropped.
 *
 * @param step its name: {@code threshold}, {@code duplicates}, {@code core}
 * @param interactions interactions dropped
 * @param users users of which none is left
 * @param items items of which none is left
 */
public record Loss(String step, int interactions, int users, int items) {}
