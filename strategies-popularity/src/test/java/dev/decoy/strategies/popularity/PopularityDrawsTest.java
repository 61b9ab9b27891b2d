package dev.decoy.strategies.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The promise of the same draws: what is checked in changes only with a line under "Draws" in the changelog. */
class PopularityDrawsTest {
    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        NegativeSampler sampler =
                new Popularity().create(Popularity.Config.ofExponent(0.75), DataContext.of(interactions));
        assertThat(DrawnRows.of(sampler, interactions))
                .containsExactlyElementsOf(CheckedIn.lines("popularity-draws.txt"));
    }
}
