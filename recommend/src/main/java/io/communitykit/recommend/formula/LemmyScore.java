package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;
import java.time.Duration;

/**
 * How Lemmy orders posts (LemmyNet/lemmy, replaceable_schema/utils.sql). Its {@code log} is that of PostgreSQL, to the base 10. Pure; the same
 * on every machine.
 */
public final class LemmyScore {

    private static final double GRAVITY = 1.8;
    private static final double OFFSET = 2;
    private static final Duration LIMIT = Duration.ofDays(7);
    private static final double MOST_HOT = 100;
    private static final long MOST = 1_000_000_000_000L;

    private LemmyScore() {}

    /**
     * Hot: {@code log10(max(2, score + 2)) / (hours + 2)^1.8} while the age is above 0 and below 7 days, else 0. So nothing is gained by dating
     * ahead.
     *
     * @param score votes up less votes down, -1e12 to 1e12
     * @param age since it was published; negative for content of the future
     * @return 0 or more
     */
    public static double hot(long score, Duration age) {
        Checks.within("score", score, -MOST, MOST);
        if (age.isNegative() || age.isZero() || age.compareTo(LIMIT) >= 0) {
            return 0;
        }
        return StrictMath.log10((double) Math.max(2, score + 2)) / StrictMath.pow(Units.hours(age) + OFFSET, GRAVITY);
    }

    /**
     * Scaled: {@code hot / log10(2 + interactions)}, which lifts small communities.
     *
     * @param hot what {@link #hot} gave
     * @param interactions posts, comments and votes of the community within a month, 0 to 1e12
     * @return 0 or more
     */
    public static double scaled(double hot, long interactions) {
        Checks.within("hot", hot, 0, MOST_HOT);
        Checks.count("interactions of a month", interactions);
        return hot / StrictMath.log10((double) (2 + interactions));
    }

    /**
     * Controversy: {@code (up + down)^(min / max)}, 0 unless there are votes of both kinds.
     *
     * @param votes the votes
     * @return 0 or more
     */
    public static double controversy(Votes votes) {
        if (votes.up() == 0 || votes.down() == 0) {
            return 0;
        }
        double share = (double) Math.min(votes.up(), votes.down()) / Math.max(votes.up(), votes.down());
        return StrictMath.pow((double) votes.total(), share);
    }
}
