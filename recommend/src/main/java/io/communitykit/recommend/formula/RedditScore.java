package io.communitykit.recommend.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** How Reddit ordered posts while its source was open (reddit-archive, r2/lib/db/_sorts.pyx). Pure; the same on every machine. */
public final class RedditScore {

    private static final long EPOCH_SECOND = 1_134_028_003;
    private static final double SECONDS_A_UNIT = 45_000;
    private static final int DECIMALS = 7;
    private static final int NANOS_A_MICRO = 1_000;
    private static final double MICROS = 1e6;

    private RedditScore() {}

    /**
     * Hot: {@code sign(s) * log10(max(|s|, 1)) + (t - 1134028003) / 45000}, rounded to 7 decimals, with {@code s} the votes up less those down
     * and {@code t} the seconds since 1970. Does not change as time passes.
     *
     * @param votes the votes
     * @param publishedAt when it was published; below the microsecond it is cut, as the source does
     * @return a finite number, halves rounded away from 0
     */
    public static double hot(Votes votes, Instant publishedAt) {
        long net = votes.net();
        double order = Long.signum(net) * StrictMath.log10((double) Math.max(Math.abs(net), 1));
        long micros = publishedAt.getNano() / NANOS_A_MICRO;
        double at = publishedAt.getEpochSecond() + micros / MICROS;
        double hot = order + (at - EPOCH_SECOND) / SECONDS_A_UNIT;
        return new BigDecimal(hot).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }

    /**
     * Controversy of the older kind: {@code (up + down) / max(|up - down|, 1)}.
     *
     * @param votes the votes
     * @return 0 or more; many votes that balance give most
     */
    public static double controversy(Votes votes) {
        return (double) votes.total() / Math.max(Math.abs(votes.net()), 1);
    }

    /**
     * Confidence, by which comments are sorted: the lower bound of Wilson's interval with z = 1.281551565545. The source counts in single
     * precision; this one does not.
     *
     * @param votes the votes
     * @return 0 to 1; 0 without votes
     */
    public static double confidence(Votes votes) {
        return WilsonInterval.of((double) votes.up(), (double) votes.total(), WilsonInterval.Z_80)
                .low();
    }
}
