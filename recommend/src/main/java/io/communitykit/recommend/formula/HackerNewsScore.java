package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;
import java.time.Duration;

/**
 * How Hacker News orders its front page (news.arc, {@code frontpage-rank} and {@code contro-factor}): {@code base / ((minutes + 120) / 60)^1.8
 * * factor} with {@code base = (points - 1)^0.8}, or {@code points - 1} where that is not above 0. Pure; the same on every machine.
 *
 * @param points votes without those of sockpuppets, -1e12 to 1e12
 * @param family the story and its comments that can be seen, counted together, 0 to 1e12
 * @param kind what it is
 */
public record HackerNewsScore(long points, long family, Kind kind) {

    private static final double EXPONENT = 0.8;
    private static final double GRAVITY = 1.8;
    private static final double OFFSET_HOURS = 2;
    private static final double NO_LINK = 0.4;
    private static final double LIGHTWEIGHT = 0.3;
    private static final long CALM = 20;
    private static final long MOST = 1_000_000_000_000L;

    /** What is ranked. */
    public enum Kind {
        /** A story or poll with a link. */
        STORY,
        /** A story without a link, such as a question: times 0.4. */
        NO_LINK,
        /** A story with a link to mostly an image, or a rallying cry: times at most 0.3. */
        LIGHTWEIGHT,
        /** Neither a story nor a poll: times 1. */
        OTHER
    }

    /**
     * Checks the ranges.
     *
     * @param points votes without those of sockpuppets
     * @param family the story and its visible comments
     * @param kind what it is
     */
    public HackerNewsScore {
        Checks.within("points", points, -MOST, MOST);
        Checks.count("family of a story", family);
    }

    /**
     * The rank at an age.
     *
     * @param age since it was published; below 0 taken for 0, as the content of the future cannot gain by it
     * @return a finite number, negative below one point
     */
    public double at(Duration age) {
        double base = points - 1 > 0 ? StrictMath.pow((double) (points - 1), EXPONENT) : points - 1;
        double hours = age.isNegative() ? 0 : Units.hours(age);
        return base / StrictMath.pow(hours + OFFSET_HOURS, GRAVITY) * factor();
    }

    /**
     * What the rank is multiplied by for being talked about more than voted for: {@code min(1, (points / family)^2)} above 20 in the family,
     * else 1.
     *
     * @return 0 to 1
     */
    public double controversy() {
        if (family <= CALM) {
            return 1;
        }
        double share = (double) points / family;
        return Math.min(1, share * share);
    }

    private double factor() {
        return switch (kind) {
            case STORY -> controversy();
            case NO_LINK -> NO_LINK;
            case LIGHTWEIGHT -> Math.min(LIGHTWEIGHT, controversy());
            case OTHER -> 1;
        };
    }
}
