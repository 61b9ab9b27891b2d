package dev.decoy.eval.split;

import dev.decoy.eval.split.RatioFactory.By;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import org.jspecify.annotations.Nullable;

/** Builds one run of a cross-validation: {@link KFoldPerUser}, {@link RandomGlobal} or {@link UserHoldOut}. */
public final class KFoldFactory implements SplitterFactory<KFoldFactory.Config> {
    private static final double USUAL_INPUT = 0.8;

    /** What is parted. */
    public enum Scope {
        /** The interactions of each user. */
        USER,
        /** All pairs of user and item. */
        GLOBAL,
        /** The users. */
        WHOLE_USERS
    }

    /** Options of {@code k-fold}. */
    public record Config(
            @Default("5") @Doc("k, the number of parts; at least 2, and 3 with validation")
            int folds,

            @Default("1") @Doc("the part that is for test, from 1 to folds; a run for each makes the cross-validation")
            int fold,

            @Default("false") @Doc("whether the next part, the first after the last, is for validation")
            boolean validation,

            @Default("user")
            @Doc(
                    "what is parted; user: the interactions of each user; global: all pairs of user and item; whole-users: the"
                            + " users, as user-hold-out does")
            Scope scope,

            @Doc(
                    "with scope: whole-users, the share of a held-out user's interactions that predictions start from; 0.8 there")
            @Nullable
            Double input,

            @Doc("with scope: whole-users, which interactions are input, random or time; random there") @Nullable
            By inputBy) {
        public Config {
            new CrossValidation(folds, fold, validation); // checks them
            if (scope != Scope.WHOLE_USERS && input != null) {
                throw new IllegalArgumentException("input must be left out unless scope is whole-users, was " + input);
            }
            if (scope != Scope.WHOLE_USERS && inputBy != null) {
                throw new IllegalArgumentException("inputBy must be left out unless scope is whole-users, was given");
            }
            partOf(input, inputBy);
        }

        private static InputPart partOf(@Nullable Double input, @Nullable By inputBy) {
            return new InputPart(input == null ? USUAL_INPUT : input, inputBy == null ? By.RANDOM : inputBy);
        }

        CrossValidation run() {
            return new CrossValidation(folds, fold, validation);
        }

        InputPart inputPart() {
            return partOf(input, inputBy);
        }
    }

    @Override
    public String name() {
        return "k-fold";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "one of k runs that hold out everything once: interactions of each user, of all, or whole users, by hash";
    }

    @Override
    public boolean needsTimes(Config config) {
        return config.inputPart().by() == By.TIME;
    }

    @Override
    public Splitter create(Config config, BuildContext context) {
        UserHoldOutFactory.requireTimes(config.inputPart().by(), context);
        return switch (config.scope()) {
            case USER -> new KFoldPerUser(config.run());
            case GLOBAL -> new RandomGlobal(config.run());
            case WHOLE_USERS -> new UserHoldOut(config.run(), config.inputPart());
        };
    }
}
