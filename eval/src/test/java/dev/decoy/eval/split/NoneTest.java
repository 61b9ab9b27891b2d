package dev.decoy.eval.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.SplitterContract;
import org.junit.jupiter.api.Test;

class NoneTest extends SplitterContract<NoneFactory.Config> {
    @Test
    void everyInteractionIsInTrain() {
        Interactions interactions = data().withoutTimes();
        assertThat(Folds.of(interactions, factory().create(config(), DataContext.of(interactions))))
                .hasSize(66)
                .containsOnly(Fold.TRAIN);
    }

    @Override
    protected NoneFactory factory() {
        return new NoneFactory();
    }

    @Override
    protected NoneFactory.Config config() {
        return new NoneFactory.Config();
    }

    @Override
    protected TimeOrder timeOrder() {
        return TimeOrder.NONE;
    }
}
