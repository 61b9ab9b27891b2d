package dev.decoy.strategies.random;

/** What an item without a row weighs: {@code zero}, {@code fail} or a number. */
record MissingWeight(double weight) {
    private static final MissingWeight FAIL = new MissingWeight(Double.NaN);

    static MissingWeight of(String text) {
        if (text.equals("fail")) {
            return FAIL;
        }
        double weight = text.equals("zero") ? 0 : number(text);
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw refused(text);
        }
        return new MissingWeight(weight);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("must be zero, fail or a weight of at least 0, was \"" + text + "\"");
    }

    boolean fails() {
        return Double.isNaN(weight);
    }

    @Override
    public String toString() {
        return fails() ? "fail" : weight == 0 ? "zero" : Double.toString(weight);
    }
}
