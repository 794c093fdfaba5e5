package io.communitykit.examples.summary;

/**
 * How often one limit bit.
 *
 * @param limit the cap with its period, or a floor
 * @param times how many entries it cut
 * @param points how many points it kept back
 */
public record CapTotal(String limit, long times, long points) {

    CapTotal plus(long cut) {
        return new CapTotal(limit, times + 1, Math.addExact(points, cut));
    }
}
