package dev.decoy.random;

import dev.decoy.internal.Hashing;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Counter-based generator: {@link #at} jumps to the stream of one row in O(1), and draw {@code k} of a stream is
 * {@code mix64(start + k * step)} with a start and an odd step that are both derived from (seed, user key, row key).
 * Thread-confined, 24 bytes, no allocation.
 *
 * <p>With equal steps all streams would lie on one cycle and overlap by chance (SplitMix64: probability
 * {@code users^2 * draws / 2^64}); with a step per row two streams share more than single values only if both 64-bit
 * start and 63-bit step agree.
 *
 * <p>A commons-rng generator, so every commons-rng sampler works on it.
 */
public final class KeyedRandom implements UniformRandomProvider {
    private final long startKey;
    private final long stepKey;
    private long state;
    private long step;

    KeyedRandom(long seed) {
        startKey = Hashing.mix64(seed);
        stepKey = Hashing.mix64(seed + 0x9E3779B97F4A7C15L);
        at(0, 0);
    }

    /** Moves to draw 0 of the stream of a row. */
    public KeyedRandom at(long userKey, long rowKey) {
        long user = Hashing.mix64(userKey ^ startKey);
        state = Hashing.mix64(user ^ rowKey);
        // Another combination of the two keys: rows that meet in one of the two words are apart in the other.
        step = Hashing.mix64(Long.rotateLeft(user, 32) + rowKey ^ stepKey) | 1;
        return this;
    }

    /** The next 64 bits. */
    @Override
    public long nextLong() {
        long bits = Hashing.mix64(state);
        state += step;
        return bits;
    }

    /** {@inheritDoc} The high half of one draw. */
    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /**
     * {@inheritDoc} Exactly one draw: the high word of {@code bits * n}, whose bias is below {@code n / 2^64}.
     */
    @Override
    public int nextInt(int n) {
        if (n <= 0) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        return (int) high(nextLong(), n);
    }

    /** {@inheritDoc} Exactly one draw; the bias is below {@code n / 2^64}. */
    @Override
    public long nextLong(long n) {
        if (n <= 0) {
            throw new IllegalArgumentException("n must be at least 1, was " + n);
        }
        return high(nextLong(), n);
    }

    /** {@inheritDoc} 53 bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The high word of the unsigned product; Java 17 has only the signed one. */
    private static long high(long bits, long n) {
        return Math.multiplyHigh(bits, n) + ((bits >> 63) & n);
    }
}
