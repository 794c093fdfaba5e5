package io.communitykit.recommend.candidate.demand;

import java.util.OptionalInt;

/**
 * What one source adds to a demand score.
 *
 * @param source which
 * @param value what it said, 0 to 10,000; empty where it does not know
 * @param points what it adds, in basis points of the score
 */
public record DemandPart(DemandSource source, OptionalInt value, int points) {}
