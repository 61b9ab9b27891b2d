package dev.decoy.random;

import dev.decoy.internal.Hashing;

/**
 * A tree of seeds: children are named, so adding a component never shifts another one's stream. Immutable.
 *
 * @param value the seed; any value is as good as any other
 */
public record SeedSequence(long value) {
    // Two different odd constants keep the named and the numbered children of a seed apart.
    private static final long NAMED = 0x9E3779B97F4A7C15L;
    private static final long NUMBERED = 0xD1B54A32D192ED03L;

    /** The seed of a part, by its name. */
    public SeedSequence child(String name) {
        return new SeedSequence(Hashing.mix64(Hashing.mix64(value + NAMED) ^ Hashing.xxHash64(name)));
    }

    /** The seed of a part, by its number: an epoch, a fold, a repetition. */
    public SeedSequence child(long index) {
        return new SeedSequence(Hashing.mix64(Hashing.mix64(value + NUMBERED) ^ index));
    }

    /** A generator of this seed, at the stream of user key 0 and row key 0. */
    public KeyedRandom newRandom() {
        return new KeyedRandom(value);
    }
}
