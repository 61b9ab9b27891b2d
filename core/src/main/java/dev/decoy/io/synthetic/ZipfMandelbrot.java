package dev.decoy.io.synthetic;

/**
 * Weights by rank: {@code (1 + rank + count / 50)^-skew}, rank 0 the heaviest. The shift bends the head as in real data,
 * where the first item is not twice the second (Mandelbrot's form of Zipf's law).
 */
final class ZipfMandelbrot {
    private static final double SHIFT = 0.02;

    private ZipfMandelbrot() {}

    static double weight(double rank, int count, double skew) {
        return StrictMath.pow(1 + rank + SHIFT * count, -skew);
    }
}
