package dev.decoy.eval.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Interactions;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.ScorerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.ScorerContract;
import org.junit.jupiter.api.Test;

class PopularityTest extends ScorerContract<PopularityFactory.Config> {
    @Override
    protected ScorerFactory<PopularityFactory.Config> factory() {
        return new PopularityFactory();
    }

    @Override
    protected PopularityFactory.Config config() {
        return new PopularityFactory.Config();
    }

    @Test
    void itemsScoreByTheirInteractions() {
        Interactions data = new EventLog()
                .add("u", "a", 1)
                .add("u", "b", 2)
                .add("v", "b", 1)
                .interactions();
        Scorer scorer = new PopularityFactory().create(config(), DataContext.of(data));
        assertThat(Asked.ofUser(scorer, data, "v")).containsExactly(1, 2);
    }
}
