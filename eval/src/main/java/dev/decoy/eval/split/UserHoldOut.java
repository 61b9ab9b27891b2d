package dev.decoy.eval.split;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.split.Splitter;
import java.util.Arrays;

/**
 * Whole users held out by the quantile of their key: strong generalisation (Marlin, 2004; Liang et al., WWW 2018). Of such a
 * user one part is input to predictions, the other is to be predicted; a model learns from neither. Users with too few
 * interactions for both parts stay in TRAIN.
 */
public final class UserHoldOut implements Splitter {
    private final KeyFolds users;
    private final InputPart input;

    private UserHoldOut(KeyFolds users, InputPart input) {
        this.users = users;
        this.input = input;
    }

    /** Holds out these shares of the users, up to chance. */
    public UserHoldOut(Shares shares, InputPart input) {
        this(new KeyShares(shares), input);
    }

    /** Holds out the users of one run of a cross-validation. */
    public UserHoldOut(CrossValidation run, InputPart input) {
        this((KeyFolds) run, input);
    }

    @Override
    public void assign(UserInteractions user, byte[] folds) {
        if (holdsOut(user)) {
            input.deal(user, users.of(user.userKey()), folds);
        } else {
            Arrays.fill(folds, 0, user.size(), Fold.TRAIN.code());
        }
    }

    @Override
    public boolean holdsOut(UserInteractions user) {
        return user.size() >= input.least() && users.of(user.userKey()) != Fold.TRAIN;
    }
}
