package io.communitykit.referral.growth.cycle;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.growth.Invitation;
import io.communitykit.referral.growth.internal.Drops;
import io.communitykit.referral.growth.internal.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The distribution of cycle times, with invitations that still stand counted for as long as they have stood (Kaplan and Meier, Journal of the
 * American Statistical Association 53, 1958). Left out, they would make every community look fast. A mean is not given: waiting times are
 * heavy-tailed (Iribarren and Moro, Physical Review E 84, 2011). Immutable and safe for many threads; the same on every machine.
 *
 * @param steps at each time at which somebody came, rising
 * @param came how many came
 * @param open how many invitations still stand
 */
public record CycleTime(List<Step> steps, long came, long open) {

    /** Products of as many factors are not exact; the survival package of R allows as much. */
    private static final double SLACK = 1e-9;

    private static final double DAY = 86_400_000_000.0;
    private static final double SECONDS_OF_DAY = 86_400;
    private static final int MOST_STEPS = 1_000;
    private static final int PERCENT = 100;

    /**
     * Copies the steps.
     *
     * @param steps at each time at which somebody came
     * @param came how many came
     * @param open how many still stand
     */
    public CycleTime {
        steps = List.copyOf(steps);
    }

    /**
     * A step of the estimate.
     *
     * @param time after which somebody came
     * @param waiting the share of invitations that still stand after it, 0 to 1
     */
    public record Step(Duration time, double waiting) {}

    /**
     * Of cycles.
     *
     * @param cycles in any order, of which one that still stands at a time counts as standing when others come at that time
     * @return the distribution
     */
    public static CycleTime of(List<Cycle> cycles) {
        TreeMap<Long, long[]> byTime = new TreeMap<>();
        for (Cycle each : cycles) {
            byTime.computeIfAbsent(Timestamps.toMicros(each.time()), it -> new long[2])[
                    each.ending() == Cycle.Ending.CAME ? 0 : 1]++;
        }
        List<Step> steps = new ArrayList<>();
        long atRisk = cycles.size();
        long came = 0;
        double waiting = 1;
        for (Map.Entry<Long, long[]> each : byTime.entrySet()) {
            long[] counts = each.getValue();
            if (counts[0] > 0) {
                waiting *= (double) (atRisk - counts[0]) / atRisk;
                steps.add(new Step(Duration.of(each.getKey(), java.time.temporal.ChronoUnit.MICROS), waiting));
            }
            came += counts[0];
            atRisk -= counts[0] + counts[1];
        }
        return new CycleTime(steps, came, cycles.size() - came);
    }

    /**
     * Of invitations: from when the inviter came to when the invitee signed up. Those that do not count have no cycle and are left out, such as
     * one of a member to the same member, or to a friend who signed up by another; {@link io.communitykit.referral.growth.Cohorts} names them.
     *
     * @param came when each inviter came
     * @param invitations what became of them
     * @param asOf facts of later are not known
     * @return the distribution
     */
    public static CycleTime of(Map<MemberId, Instant> came, List<Invitation> invitations, Instant asOf) {
        List<Cycle> cycles = new ArrayList<>();
        Drops drops = new Drops(came, invitations, asOf);
        for (int i = 0; i < invitations.size(); i++) {
            Invitation each = invitations.get(i);
            Instant from = came.get(each.inviter());
            if (from == null || drops.of(i).isPresent()) {
                continue;
            }
            Optional<Instant> signed = each.signedUpAt().filter(it -> !it.isAfter(asOf));
            cycles.add(new Cycle(
                    Duration.between(from, signed.orElse(asOf)),
                    signed.isPresent() ? Cycle.Ending.CAME : Cycle.Ending.STILL_OPEN));
        }
        return of(cycles);
    }

    /**
     * After how long such a part of all invitations has brought somebody.
     *
     * @param percent 1 to 99
     * @return the time; nothing if so many have not come yet, whatever the future brings
     * @throws InvalidValueException if the part is out of range
     */
    public Optional<Duration> percentile(int percent) {
        Range.whole("percentile", percent, 1, PERCENT - 1);
        double left = (double) (PERCENT - percent) / PERCENT;
        return steps.stream()
                .filter(it -> it.waiting() <= left + SLACK)
                .map(Step::time)
                .findFirst();
    }

    /**
     * After how long half of all invitations have brought somebody.
     *
     * @return the median; nothing if half have not come yet
     */
    public Optional<Duration> median() {
        return percentile(PERCENT / 2);
    }

    /**
     * After how long nine tenths of all invitations have brought somebody.
     *
     * @return the time; nothing if so many have not come yet
     */
    public Optional<Duration> p90() {
        return percentile(PERCENT - 10);
    }

    /**
     * How fast the community grows: r with {@code K sum g(t) e^(-rt) = 1} (Euler and Lotka), where g are the parts that come at each step, of all
     * who ever come (K knows how many do). Newton's method on the logarithm of the sum, from 0 up: it falls and is convex, so that no step passes
     * the root.
     *
     * @param k friends a member, 0 to 1,000,000
     * @return the rate
     * @throws InvalidValueException if K is out of range
     */
    public GrowthRate growth(double k) {
        Range.within("K", k, 0, 1e6);
        if (k < 1) {
            return new GrowthRate.Fading(1 / (1 - k));
        } else if (k == 1) {
            return new GrowthRate.Steady();
        } else if (steps.isEmpty()) {
            return new GrowthRate.NothingObserved();
        }
        int n = steps.size();
        double[] days = new double[n];
        double[] parts = new double[n];
        double whole = 1 - steps.get(n - 1).waiting();
        double before = 1;
        for (int i = 0; i < n; i++) {
            days[i] = Timestamps.toMicros(steps.get(i).time()) / DAY;
            parts[i] = k * (before - steps.get(i).waiting()) / whole;
            before = steps.get(i).waiting();
        }
        return days[0] == 0 && parts[0] >= 1 ? new GrowthRate.Unbounded() : growing(root(k, days, parts));
    }

    private static double root(double k, double[] days, double[] parts) {
        double mean = 0;
        for (int i = 0; i < days.length; i++) {
            mean += parts[i] / k * days[i];
        }
        // The first step from 0: the sum is K there, which the sum of the parts may miss by more than K is above 1.
        double r = StrictMath.log(k) / mean;
        for (int step = 0; step < MOST_STEPS; step++) {
            double sum = 0;
            double slope = 0;
            for (int i = 0; i < days.length; i++) {
                double part = parts[i] * StrictMath.exp(-r * days[i]);
                sum += part;
                slope += part * days[i];
            }
            double next = r + StrictMath.log(sum) * sum / slope;
            if (!(next > r * (1 + 1e-15))) {
                break;
            }
            r = next;
        }
        return r;
    }

    private static GrowthRate growing(double perDay) {
        double seconds = StrictMath.log(2) / perDay * SECONDS_OF_DAY;
        return new GrowthRate.Growing(perDay, Duration.ofSeconds(Math.round(seconds)));
    }
}
