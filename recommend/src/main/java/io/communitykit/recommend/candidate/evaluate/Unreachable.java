package io.communitykit.recommend.candidate.evaluate;

/**
 * What becomes of what no list could hold: test items that the train part does not know or that the member has there already, and members that the train
 * part does not know. They are counted in {@link EvaluationResult#counts} either way.
 */
public enum Unreachable {

    /**
     * The items are relevant and nearly always missed, and the members are ranked for as newcomers, with an empty profile: what members of a shop see. The
     * denominators are those of the test part as it is given.
     */
    COUNTED,

    /** The items are not relevant, and the members, and those left without relevant items, are not evaluated: what the models could do at best. */
    LEFT_OUT
}
