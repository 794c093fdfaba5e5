package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The attributes in which cuts are put back into profiles, so that conditions can ask for them. Pure and safe for many threads.
 *
 * <p>A member who falls out of a cut, for lack of a value or because the population became too small, has none of its attributes;
 * the host removes what an earlier cut left.
 */
public final class CutAttributes {

    /** The cell of the RFM grid, text such as {@code 545}. */
    public static final AttributeName RFM_CELL = new AttributeName("rfmCell");
    /** The group of the RFM grid, the text of {@link RfmGroup#jsonName()}. */
    public static final AttributeName RFM_GROUP = new AttributeName("rfmGroup");
    /** The value quadrant, the text of {@link ValueQuadrant#jsonName()}. */
    public static final AttributeName VALUE_QUADRANT = new AttributeName("valueQuadrant");

    private CutAttributes() {}

    /**
     * The attributes of the RFM grid and the value quadrants with their types.
     *
     * @return a schema to add to that of the host
     */
    public static AttributeSchema schema() {
        return new AttributeSchema(Map.of(
                RFM_CELL, AttributeType.TEXT, RFM_GROUP, AttributeType.TEXT, VALUE_QUADRANT, AttributeType.TEXT));
    }

    /**
     * What to write into a member's profile after a cut into groups.
     *
     * @param name what the host calls the group of this cut, an attribute that is a number
     * @param cut the cut
     * @param member who
     * @param value the member's value
     * @return the number of the group, or nothing where no cut was made
     */
    public static Map<AttributeName, AttributeValue> group(
            AttributeName name, QuantileCut cut, MemberId member, long value) {
        OptionalInt group = cut.groupOf(member, value);
        return group.isPresent() ? Map.of(name, AttributeValue.of(group.getAsInt())) : Map.of();
    }

    /** An amount in minor units of the one currency of a cut. */
    static long minor(String name, Money amount, Currency currency) {
        if (!amount.currency().equals(currency)) {
            throw InvalidValueException.of("currency of " + name, currency.toString(), amount.currency());
        }
        return amount.minor();
    }
}
