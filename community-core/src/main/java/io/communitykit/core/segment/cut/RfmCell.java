package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import java.util.Map;

/**
 * One of the 125 cells of the RFM grid; 5 is the most recent, the most often, the most. Immutable.
 *
 * @param recency 1 to 5
 * @param frequency 1 to 5
 * @param monetary 1 to 5
 */
public record RfmCell(int recency, int frequency, int monetary) {

    /** The best score. */
    static final int SCORES = 5;

    /**
     * Checks the scores.
     *
     * @param recency 1 to 5
     * @param frequency 1 to 5
     * @param monetary 1 to 5
     */
    public RfmCell {
        checkScore("recency", recency);
        checkScore("frequency", frequency);
        checkScore("monetary value", monetary);
    }

    private static void checkScore(String axis, int score) {
        if (score < 1 || score > SCORES) {
            throw InvalidValueException.of("score of " + axis, "1 to " + SCORES, score);
        }
    }

    /**
     * The group with a name that the cell belongs to.
     *
     * @return exactly one
     */
    public RfmGroup group() {
        return RfmGroup.of(this);
    }

    /**
     * What to write into a member's profile.
     *
     * @return {@code rfmCell}, such as {@code 545}, and {@code rfmGroup}, such as {@code champions}, both text
     */
    public Map<AttributeName, AttributeValue> attributes() {
        return Map.of(
                CutAttributes.RFM_CELL,
                AttributeValue.of(toString()),
                CutAttributes.RFM_GROUP,
                AttributeValue.of(group().jsonName()));
    }

    /** The scores in a row, such as {@code 545}. */
    @Override
    public String toString() {
        return "" + recency + frequency + monetary;
    }
}
