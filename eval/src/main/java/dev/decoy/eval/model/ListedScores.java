package dev.decoy.eval.model;

import dev.decoy.scoring.Scorer;
import java.util.List;

/**
 * Scores that a file lists; what it does not list has none. Immutable and thread-safe.
 *
 * @param listed the scores, and whose they are
 * @param depth how many of its best items the model tells
 */
record ListedScores(PairFile.Listed listed, int depth) implements Scorer {
    @Override
    public Keying keying() {
        return listed.keying();
    }

    @Override
    public Worker newWorker() {
        return (query, items, count, scores) ->
                listed.scores().score(QueryKey.of(query, listed.keying()), items, count, scores);
    }

    @Override
    public List<String> remarks() {
        return listed.scores().remarks();
    }
}
