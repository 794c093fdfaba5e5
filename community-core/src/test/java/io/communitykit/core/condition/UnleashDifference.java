package io.communitykit.core.condition;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Where this language means to answer otherwise than Unleash does, and which cases of its specification show it. */
enum UnleashDifference {
    /** A value that is missing is unknown, and its denial is unknown too; there it is true. */
    MISSING_IS_UNKNOWN(
            "09: Feature.constraints.multi should be enabled in prod for user 2",
            "13: F8.missing-field.NOT_IN should return true",
            "13: F8.missing-field.NOT_IN should return true when null"),
    /** A draw needs somebody to draw for; there it draws anew each time, or takes all where the share is 100 per cent. */
    NOBODY_IS_DRAWN("10: Feature.flexibleRollout.100 should always be enabled"),
    /** An empty list of values is a slip and refused when read; there it holds for nobody, or for everybody. */
    EMPTY_LIST_IS_REFUSED(
            "09: Feature.constraints.empty should always be disabled",
            "09: Always enabled for value not in empty list",
            "11: Feature.constraints.no_value should not be enabled in default environment",
            "11: Feature.constraints.no_value should not be enabled in empty environment",
            "11: Feature.constraints.no_values_NOT_IN should be enabled in default environment",
            "11: Feature.constraints.no_values_NOT_IN should be enabled in empty environment"),
    /** Text is compared to the character, since the case of letters depends on a language; a host folds it before. */
    NO_CASE_FOLDING(
            "13: F2.startsWith.caseInsensitve should be enabled",
            "13: F2.startsWith.caseInsensitve should handle various cases when enabled",
            "13: F3.endsWith.ignoringCase should be enabled"),
    /** No rule of a member community asks how a text ends; a host tells the ending as an attribute. */
    NO_ENDS_WITH(
            "13: F3.endsWith should be enabled",
            "13: F3.endsWith should be disabled when casing is incorrect",
            "13: F3.endsWith should be disabled"),
    /** Versions of software are no attribute of members; they are equal as text, and do not order. */
    NO_ORDER_OF_VERSIONS("15: F9.withSeveralConstraintsAndSegments should be enabled"),
    /** An operator that does not exist is refused when read; there it is false for everybody. */
    UNKNOWN_OPERATOR_IS_REFUSED("13: F7.invalid-operator should always return false"),
    /** A segment that does not exist is refused when read; there it is false for everybody. */
    UNKNOWN_SEGMENT_IS_REFUSED("15: F9.withMissingSegment should force evaluation to false");

    private final ImmutableList<String> cases;

    UnleashDifference(String... cases) {
        this.cases = ImmutableList.copyOf(cases);
    }

    /** By number of the file and description. */
    List<String> cases() {
        return cases;
    }

    /** A definition that this language refuses, or has no words for. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final UnleashDifference why;

        Refused(UnleashDifference why) {
            super(why.name());
            this.why = why;
        }

        UnleashDifference why() {
            return why;
        }
    }
}
