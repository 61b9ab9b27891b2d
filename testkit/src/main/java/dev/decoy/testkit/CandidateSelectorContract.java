package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SelectorFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every selector of evaluation candidates must do. Extend it, name the factory and a config.
 *
 * @param <C> the factory's config record
 */
public abstract class CandidateSelectorContract<C extends Record> extends ComponentContract<C> {
    private static final Set<Fold> HELD_OUT = EnumSet.of(Fold.VALIDATION, Fold.TEST);

    @Override
    protected abstract SelectorFactory<C> factory();

    /** A config that {@link #data} can be selected with. */
    protected abstract C config();

    /** What the factory may ask for; override it to give it tables. */
    protected BuildContext context(Interactions interactions) {
        return DataContext.of(interactions);
    }

    /** 20 items; of each of six users five interactions, the fourth in VALIDATION and the fifth in TEST. */
    private static Interactions data(boolean reversed) {
        EventLog log = new EventLog();
        for (int user = 0; user < 6; user++) {
            for (int i = 0; i < 5; i++) {
                log.add("user" + user, "item" + (10 + (5 * user + 3 * i) % 20), 1000L * i);
            }
        }
        EventLog events = reversed ? log.reversed() : log;
        return events.interactions().split((user, folds) -> {
            for (int i = 0; i < user.size(); i++) {
                folds[i] = (i < 3 ? Fold.TRAIN : i == 3 ? Fold.VALIDATION : Fold.TEST).code();
            }
        });
    }

    @Test
    @DisplayName("every held-out positive is ranked against something, in each fold")
    void everyHeldOutPositiveGetsCandidates() {
        Interactions interactions = data(false);
        CandidateSelector selector = newSelector(interactions);
        for (Fold fold : HELD_OUT) {
            assertThat(candidates(interactions, selector, fold))
                    .as("candidates of %s", fold)
                    .isNotEmpty()
                    .noneMatch(List::isEmpty);
        }
    }

    @Test
    @DisplayName("what labels call the candidates is one word, as full or uniform-100")
    void labelIsOneWord() {
        assertThat(newSelector(data(false)).label()).matches("[A-Za-z0-9][A-Za-z0-9_.,-]*");
    }

    @Test
    @DisplayName("the policy of a fold and the sampler are the same each time they are asked for")
    void whatIsAskedTwiceIsTheSame() {
        CandidateSelector selector = newSelector(data(false));
        assertThat(selector.sampler()).isSameAs(selector.sampler());
        for (Fold fold : HELD_OUT) {
            assertThat(selector.policy(fold)).as("policy of %s", fold).isEqualTo(selector.policy(fold));
        }
    }

    @Test
    @DisplayName("chooses at least one set of candidates, and only one where nothing is drawn")
    void choosesASet() {
        CandidateSelector selector = newSelector(data(false));
        assertThat(selector.repeats()).isPositive();
        if (selector.sampler() == null) {
            assertThat(selector.repeats()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("two selectors of equal input select the same")
    void twoSelectorsOfEqualInputAgree() {
        Interactions interactions = data(false);
        Interactions again = data(true);
        CandidateSelector selector = newSelector(interactions);
        CandidateSelector other = newSelector(again);
        for (Fold fold : HELD_OUT) {
            assertThat(candidates(again, other, fold))
                    .as("candidates of %s", fold)
                    .isEqualTo(candidates(interactions, selector, fold));
        }
    }

    @Test
    @DisplayName("says before data is read whether it needs times")
    void saysWhetherItNeedsTimes() {
        CandidateSelector selector = newSelector(data(false));
        for (Fold fold : HELD_OUT) {
            if (selector.policy(fold).known() == KnownItems.UP_TO_TIME) {
                assertThat(factory().needsTimes(config()))
                        .as("what is known up to a time needs times")
                        .isTrue();
            }
        }
    }

    private CandidateSelector newSelector(Interactions interactions) {
        return factory().create(config(), context(interactions));
    }

    /** Of each row: what is drawn for it, or all that may be. */
    private static List<List<Integer>> candidates(Interactions interactions, CandidateSelector selector, Fold fold) {
        SampleBatch batch = new SampleBatch(interactions, selector.policy(fold));
        batch.loadUsers(0, interactions.userCount(), EnumSet.of(fold));
        NegativeSampler sampler = selector.sampler();
        if (sampler != null) {
            sampler.newWorker(new SeedSequence(1)).sample(batch);
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(sampler == null ? eligible(interactions, batch, row) : drawn(batch, row));
        }
        return rows;
    }

    private static List<Integer> drawn(SampleBatch batch, int row) {
        List<Integer> candidates = new ArrayList<>();
        for (int k = 0; k < batch.count(row); k++) {
            candidates.add(batch.negative(row, k));
        }
        return candidates;
    }

    private static List<Integer> eligible(Interactions interactions, SampleBatch batch, int row) {
        List<Integer> candidates = new ArrayList<>();
        for (int item = 0; item < interactions.itemCount(); item++) {
            if (batch.eligible(row, item)) {
                candidates.add(item);
            }
        }
        return candidates;
    }
}
