package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.UserInteractions;
import dev.decoy.data.UserView;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every splitter must do. Extend it, name the factory, a config and how the splitter uses time.
 *
 * @param <C> the factory's config record
 */
public abstract class SplitterContract<C extends Record> extends ComponentContract<C> {
    private static final byte UNTOUCHED = 99;

    /** What the time of an interaction decides. */
    protected enum TimeOrder {
        /** Nothing; data without times can be split. */
        NONE,
        /** Of each user, the later interactions are held out. */
        PER_USER,
        /** Over all users, the later interactions are held out. */
        GLOBAL
    }

    @Override
    protected abstract SplitterFactory<C> factory();

    /** A config under which the 66 interactions of {@link #data} can be split. */
    protected abstract C config();

    /** How the splitter uses time. */
    protected abstract TimeOrder timeOrder();

    /**
     * The data of the sentences: users of 1, 2, 3, 20 and 40 interactions, some at equal times, some of equal pairs, at
     * 100 to 2,000 milliseconds.
     */
    protected EventLog data() {
        EventLog log = new EventLog();
        log.add("1", "101", 1000);
        log.add("2", "101", 300).add("2", "102", 300);
        log.add("3", "103", 2000).add("3", "101", 100).add("3", "103", 900);
        for (int i = 1; i <= 20; i++) {
            log.add("4", Integer.toString(100 + i), 100L * i);
        }
        for (int i = 1; i <= 40; i++) {
            log.add("5", Integer.toString(100 + i % 25), 1500 - 50 * (i % 10));
        }
        return log;
    }

    @Test
    @DisplayName("each interaction is in exactly one fold, or left out")
    void eachInteractionIsInOneFoldOrLeftOut() {
        Interactions interactions = data().interactions();
        Splitter splitter = newSplitter(interactions);
        for (int user = 0; user < interactions.userCount(); user++) {
            int size = interactions.rowEnd(user) - interactions.rowStart(user);
            byte[] folds = new byte[size + 3];
            Arrays.fill(folds, UNTOUCHED);
            splitter.assign(UserView.of(interactions).moveTo(user), folds);
            for (int i = 0; i < size; i++) {
                assertThat(folds[i])
                        .as("fold byte of interaction %s of user %s", i, user)
                        .isBetween(Fold.LEFT_OUT, Fold.TEST.code());
            }
            assertThat(Arrays.copyOfRange(folds, size, folds.length))
                    .as("beyond the interactions of user %s", user)
                    .containsOnly(UNTOUCHED);
        }
    }

    @Test
    @DisplayName("a user's folds do not depend on which users were dealt before")
    void foldsDependOnTheUsersOwnRowsOnly() {
        Interactions interactions = data().interactions();
        Splitter splitter = newSplitter(interactions);
        byte[][] forwards = new byte[interactions.userCount()][];
        for (int user = 0; user < forwards.length; user++) {
            forwards[user] = assign(splitter, interactions, user);
        }
        for (int user = forwards.length - 1; user >= 0; user--) {
            assertThat(assign(splitter, interactions, user))
                    .as("user %s, dealt after the others", user)
                    .containsExactly(forwards[user]);
        }
    }

    @Test
    @DisplayName("equal data and config give equal folds, in whatever order the rows came")
    void equalDataGivesEqualFolds() {
        Interactions interactions = data().interactions();
        Interactions again = data().reversed().interactions();
        Splitter splitter = newSplitter(interactions);
        Splitter other = newSplitter(again);
        for (int user = 0; user < interactions.userCount(); user++) {
            assertThat(assign(other, again, user))
                    .as("user %s", user)
                    .containsExactly(assign(splitter, interactions, user));
        }
    }

    @Test
    @DisplayName("one that deals each interaction by itself gives it the same fold without the user's others")
    void foldsOfEachByItselfDoNotDependOnOthers() {
        Interactions interactions = data().interactions();
        Splitter splitter = newSplitter(interactions);
        assumeTrue(splitter.dealsEachByItself(), "the splitter does not say so");
        for (int user = 0; user < interactions.userCount(); user++) {
            UserInteractions all = UserView.of(interactions).moveTo(user);
            byte[] together = assign(splitter, interactions, user);
            for (int i = 0; i < together.length; i++) {
                byte[] alone = {UNTOUCHED};
                splitter.assign(new OneOf(all, i), alone);
                assertThat(alone)
                        .as("interaction %s of user %s, alone", i, user)
                        .containsExactly(together[i]);
            }
        }
    }

    @Test
    @DisplayName("by time: nothing in TRAIN is later than what is held out, nothing in VALIDATION later than TEST")
    void nothingInTrainIsLaterThanWhatIsHeldOut() {
        Interactions interactions = data().interactions();
        Interactions split = interactions.split(newSplitter(interactions));
        switch (timeOrder()) {
            case NONE -> {}
            case PER_USER -> {
                for (int user = 0; user < split.userCount(); user++) {
                    requireTimeOrder(split, split.rowStart(user), split.rowEnd(user));
                }
            }
            case GLOBAL -> requireTimeOrder(split, 0, split.size());
        }
    }

    @Test
    @DisplayName("data without times is split, or refused by a sentence that names timestamps")
    void dataWithoutTimesIsSplitOrRefused() {
        Interactions interactions = data().withoutTimes();
        if (timeOrder() == TimeOrder.NONE) {
            assertThat(interactions.split(newSplitter(interactions)).size()).isEqualTo(interactions.size());
        } else {
            assertThatThrownBy(() -> newSplitter(interactions))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("timestamp");
        }
    }

    @Test
    @DisplayName("says before data is read whether it needs times")
    void saysWhetherItNeedsTimes() {
        assertThat(factory().needsTimes(config())).isEqualTo(timeOrder() != TimeOrder.NONE);
    }

    private Splitter newSplitter(Interactions interactions) {
        return factory().create(config(), DataContext.of(interactions));
    }

    private static byte[] assign(Splitter splitter, Interactions interactions, int user) {
        byte[] folds = new byte[interactions.rowEnd(user) - interactions.rowStart(user)];
        Arrays.fill(folds, UNTOUCHED);
        splitter.assign(UserView.of(interactions).moveTo(user), folds);
        return folds;
    }

    private static void requireTimeOrder(Interactions split, int from, int to) {
        requireNotLater(split, from, to, Fold.TRAIN, Fold.VALIDATION);
        requireNotLater(split, from, to, Fold.TRAIN, Fold.TEST);
        requireNotLater(split, from, to, Fold.VALIDATION, Fold.TEST);
    }

    private static void requireNotLater(Interactions split, int from, int to, Fold earlier, Fold later) {
        long lastOfEarlier = Long.MIN_VALUE;
        long firstOfLater = Long.MAX_VALUE;
        for (int position = from; position < to; position++) {
            long time = split.timeMillis(position);
            if (split.isIn(earlier, position)) {
                lastOfEarlier = Math.max(lastOfEarlier, time);
            } else if (split.isIn(later, position)) {
                firstOfLater = Math.min(firstOfLater, time);
            }
        }
        assertThat(lastOfEarlier)
                .as("last time in %s at positions %s to %s, against the first in %s", earlier, from, to - 1, later)
                .isLessThanOrEqualTo(firstOfLater);
    }

    /** A single interaction of a user, as if there were no others. */
    private record OneOf(UserInteractions all, int index) implements UserInteractions {
        @Override
        public int user() {
            return all.user();
        }

        @Override
        public long userKey() {
            return all.userKey();
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int item(int only) {
            return all.item(index);
        }

        @Override
        public long timeMillis(int only) {
            return all.timeMillis(index);
        }

        @Override
        public long pairKey(int only) {
            return all.pairKey(index);
        }

        @Override
        public int position(int only) {
            return all.position(index);
        }
    }
}
