package dev.decoy.eval.audit;

/** The chi-square distribution. */
final class ChiSquare {
    private static final double EPSILON = 1e-15;

    private ChiSquare() {}

    /** The probability that a value of so many degrees of freedom is at least {@code statistic}. */
    static double upperTail(double statistic, int degrees) {
        double a = degrees / 2.0;
        double x = statistic / 2;
        if (x <= 0) {
            return 1;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double factor = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(degrees));
        return x < a + 1 ? 1 - factor * series(a, x) : factor * fraction(a, x);
    }

    /** The series of the lower incomplete gamma function: sum of x^n / (a (a + 1) ... (a + n)). */
    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; term > sum * EPSILON; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** The continued fraction of the upper one, by the steps of Lentz (Applied Optics 15, 1976). */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double value = d;
        double change = 0;
        for (int i = 1; StrictMath.abs(change - 1) > EPSILON && i < 10_000; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            change = d * c;
            value *= change;
        }
        return value;
    }

    /** ln of gamma(degrees / 2), by gamma(z + 1) = z gamma(z) from gamma(1) = 1 or gamma(1/2) = sqrt(pi). */
    private static double logGamma(int degrees) {
        double log = degrees % 2 == 0 ? 0 : StrictMath.log(StrictMath.PI) / 2;
        for (double z = degrees % 2 == 0 ? 1 : 0.5; z < degrees / 2.0; z++) {
            log += StrictMath.log(z);
        }
        return log;
    }
}
