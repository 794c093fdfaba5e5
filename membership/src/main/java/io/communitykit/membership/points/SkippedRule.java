package io.communitykit.membership.points;

import io.communitykit.core.id.RuleId;

/**
 * A rule for the fact's type that did not fire for want of something, as opposed to one whose condition is plainly false.
 *
 * @param rule the rule
 * @param why what was wanting
 */
public record SkippedRule(RuleId rule, Why why) {

    /** What was wanting. */
    public enum Why {
        /** The condition needs an attribute that the fact does not carry, or carries in another type or currency. */
        CONDITION_UNKNOWN,
        /** The fact does not name the member whom the rule is for. */
        NO_MEMBER,
        /** The fact does not say what it is about, so that what it undoes cannot be found. */
        NO_SUBJECT,
        /** The attribute that the amount is measured by is missing or of another type. */
        NO_QUANTITY,
        /** The attribute is money of another currency than the rule's. */
        OTHER_CURRENCY,
        /** The attribute is below 0. */
        NEGATIVE_QUANTITY,
        /** The points would leave the range of a 64-bit integer. */
        OVERFLOW
    }
}
