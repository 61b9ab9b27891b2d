package dev.decoy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The simple algorithm for recommendation as recommenders-team runs it: affinities are ratings that halve every 30 days, items are
 * alike by the Jaccard index of their users, and a score is the affinity times the likeness. Small data only: users x items matrix.
 */
final class Sar {
    private static final double HALF_LIFE_SECONDS = 30 * 24 * 3600.0;

    private final List<Integer> users;
    private final List<Integer> items;
    private final double[][] affinity;
    private final boolean[][] taken;

    Sar(Path train) throws IOException {
        List<String[]> rows = Files.readAllLines(train).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        users = List.copyOf(
                new TreeSet<>(rows.stream().map(row -> Integer.valueOf(row[0])).toList()));
        items = List.copyOf(
                new TreeSet<>(rows.stream().map(row -> Integer.valueOf(row[1])).toList()));
        TreeMap<Integer, Integer> itemPlaces = new TreeMap<>();
        items.forEach(item -> itemPlaces.put(item, itemPlaces.size()));
        TreeMap<Integer, Integer> userPlaces = new TreeMap<>();
        users.forEach(user -> userPlaces.put(user, userPlaces.size()));
        affinity = new double[users.size()][items.size()];
        taken = new boolean[users.size()][items.size()];
        double latest = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row[3]))
                .max()
                .orElseThrow();
        for (String[] row : rows) {
            int user = Objects.requireNonNull(userPlaces.get(Integer.valueOf(row[0])));
            int item = Objects.requireNonNull(itemPlaces.get(Integer.valueOf(row[1])));
            double age = latest - Double.parseDouble(row[3]);
            affinity[user][item] += Double.parseDouble(row[2]) * Math.exp(-Math.log(2) * age / HALF_LIFE_SECONDS);
            taken[user][item] = true;
        }
    }

    /** A table user, item, score with the best items of each user that the user has not taken. */
    String rankings(int best) {
        double[][] likeness = likeness();
        StringBuilder table = new StringBuilder("user,item,score\n");
        for (int user = 0; user < users.size(); user++) {
            int u = user;
            double[] scores = scores(affinity[user], likeness);
            IntStream.range(0, items.size())
                    .filter(item -> !taken[u][item])
                    .boxed()
                    .sorted(Comparator.comparingDouble(item -> -scores[item]))
                    .limit(best)
                    .forEach(item -> table.append(users.get(u))
                            .append(',')
                            .append(items.get(item))
                            .append(',')
                            .append(scores[item])
                            .append('\n'));
        }
        return table.toString();
    }

    private static double[] scores(double[] affinities, double[][] likeness) {
        double[] scores = new double[affinities.length];
        for (int item = 0; item < affinities.length; item++) {
            for (int other = 0; affinities[item] > 0 && other < scores.length; other++) {
                scores[other] += affinities[item] * likeness[item][other];
            }
        }
        return scores;
    }

    /** Users of both items over users of either. */
    private double[][] likeness() {
        int[][] both = new int[items.size()][items.size()];
        for (boolean[] user : taken) {
            int[] own =
                    IntStream.range(0, user.length).filter(item -> user[item]).toArray();
            for (int item : own) {
                Arrays.stream(own).forEach(other -> both[item][other]++);
            }
        }
        double[][] likeness = new double[items.size()][items.size()];
        for (int item = 0; item < likeness.length; item++) {
            for (int other = 0; other < likeness.length; other++) {
                int either = both[item][item] + both[other][other] - both[item][other];
                likeness[item][other] = (double) both[item][other] / either;
            }
        }
        return likeness;
    }
}
