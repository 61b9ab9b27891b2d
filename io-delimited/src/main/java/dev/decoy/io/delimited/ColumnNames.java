package dev.decoy.io.delimited;

import dev.decoy.io.DataException;
import dev.decoy.spi.DidYouMean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The names of the columns of a file, and what to say when one is missing.
 *
 * @param file what messages call the file
 * @param names in the order of the file
 */
record ColumnNames(String file, List<String> names) {
    /** Throws a DataException that lists the columns there are, the nearest first, when {@code wanted} is none of them. */
    void require(String wanted) {
        if (names.contains(wanted)) {
            return;
        }
        Optional<String> nearest = names.size() == 1 ? Optional.empty() : DidYouMean.nearest(wanted, names);
        String remedy = nearest.map(name -> "did you mean \"" + name + "\"?")
                .orElse(names.size() == 1 ? "is source.separator right?" : "check the names under source");
        String present = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        throw new DataException(file + ": there is no column \"" + wanted + "\" among " + present + "; " + remedy);
    }
}
