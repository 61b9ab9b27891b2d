package dev.decoy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Interactions;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferenceLoopTest {
    /** User 0 has items 0 and 1, user 1 item 2. */
    private final Interactions interactions = Interactions.read(
            ArraySource.of(new long[] {0, 0, 1}, new long[] {0, 1, 2}, null),
            InteractionColumns.of("user", "item", null));

    ReferenceLoopTest() throws IOException {}

    @Test
    void drawsSoManyUnknownItemsForEachPositive() {
        ReferenceLoop loop = new ReferenceLoop(interactions, 3);

        assertThat(loop.draw(0, 2)).isEqualTo(9);

        assertThat(loop.negatives()).startsWith(2, 2, 2, 2, 2, 2);
        assertThat(loop.negatives()[6]).isIn(0, 1);
        assertThat(loop.negatives()[8]).isIn(0, 1);
    }
}
