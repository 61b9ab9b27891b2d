package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.split.ColdFilter;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.util.ArrayList;
import java.util.List;

/** What is left out of validation and test because train has too little of its user or item. */
public record ColdConfig(
        @Doc("leaves out what is held out of users with fewer interactions in train; 0 keeps it") @Default("0")
        int minPerUser,

        @Doc("leaves out what is held out of items with fewer interactions in train; 0 keeps it") @Default("0")
        int minPerItem) {
    public ColdConfig {
        new ColdFilter(minPerUser, minPerItem); // checks them
    }

    /**
     * Filters what a splitter has dealt.
     *
     * @param read what the splitter was given
     * @throws ConfigException when nothing is left of a fold
     */
    public ColdFilter.Result filter(Interactions read, Interactions dealt) {
        ColdFilter.Result left = new ColdFilter(minPerUser, minPerItem).apply(read, dealt);
        List<ConfigException.Problem> problems = new ArrayList<>();
        for (Fold fold : Fold.values()) {
            if (dealt.size(fold) > 0 && left.interactions().size(fold) == 0) {
                problems.add(new ConfigException.Problem(
                        "cold",
                        "leaves nothing of " + fold.label() + ", which had " + dealt.size(fold)
                                + " interactions; lower minPerUser or minPerItem"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return left;
    }

    /** Whether anything may be left out. */
    public boolean drops() {
        return minPerUser > 0 || minPerItem > 0;
    }
}
