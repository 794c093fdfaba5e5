package io.communitykit.recommend.candidate.split;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;

/**
 * Interactions in two parts, over the same members and items with the same numbers.
 *
 * @param train what models are fitted on
 * @param test what they should find; no pair of it is in {@code train}
 * @param withoutTrain how many members of the test part have nothing in the train part; they stay in the test part
 * @param repeated how many pairs of the test part were left out since the train part has them already
 */
public record Split(Interactions train, Interactions test, int withoutTrain, int repeated) {

    /**
     * Checks the parts.
     *
     * @param train what models are fitted on
     * @param test what they should find
     * @param withoutTrain how many members have nothing in the train part
     * @param repeated how many pairs were left out
     * @throws InvalidValueException if a part is empty, or they are not of the same size
     */
    public Split {
        if (train.byMember().size() == 0) {
            throw InvalidValueException.of("train part", "at least one interaction", "none");
        }
        if (test.byMember().size() == 0) {
            throw InvalidValueException.of(
                    "test part", "at least one interaction that is not in the train part", "none");
        }
        if (train.members() != test.members()
                || train.items().size() != test.items().size()) {
            throw InvalidValueException.of("test part", "of the same members and items as " + train, test);
        }
    }
}
