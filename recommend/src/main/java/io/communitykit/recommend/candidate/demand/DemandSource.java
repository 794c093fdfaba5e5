package io.communitykit.recommend.candidate.demand;

/** What a demand score is made of. */
public enum DemandSource {
    /** What was bought and looked at. */
    HISTORY,
    /** Season, weather, holidays, events. */
    ENVIRONMENT,
    /** What members write and ask. */
    DISCUSSION,
    /** What can be had: stock, sellers, prices. */
    SUPPLY
}
