package io.communitykit.referral.lottery;

import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.program.RewardUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a decision about one ticket of one member rests on. Immutable and safe for many threads.
 *
 * @param activity what all draws so far came to
 * @param player what the member's came to
 * @param told as which draw the ticket was drawn before, by whomever
 * @param draw the draw of the ticket, if it was this member's
 */
public record LotteryState(Activity activity, Player player, OptionalLong told, Optional<LotteryDraw> draw) {

    /**
     * A ticket that was never told.
     *
     * @param activity what all draws so far came to
     * @param player what the member's came to
     * @return the state
     */
    public static LotteryState of(Activity activity, Player player) {
        return new LotteryState(activity, player, OptionalLong.empty(), Optional.empty());
    }

    /**
     * What all draws of an activity came to. Immutable and safe for many threads.
     *
     * @param commitment of the seed; empty before it was published
     * @param committedAt when it was published, in microseconds
     * @param draws how many there were
     * @param players how many members drew
     * @param lastAt when the last draw was
     * @param seal of the last draw; empty before the first
     * @param settled how many payments were settled
     * @param settledSeal digest of all settled payments in their order; empty before the first
     * @param taken how many of each prize were given and not refused, of those of which any was; unmodifiable
     * @param spent what prizes cost, by unit; unmodifiable
     */
    public record Activity(
            Optional<LotterySeed.Commitment> commitment,
            Optional<Instant> committedAt,
            long draws,
            long players,
            Optional<Instant> lastAt,
            String seal,
            long settled,
            String settledSeal,
            SortedMap<PrizeId, Long> taken,
            SortedMap<RewardUnit, Spent> spent) {

        /** Before anything. */
        public static final Activity NEW = new Activity(
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                "",
                0,
                "",
                Collections.emptySortedMap(),
                Collections.emptySortedMap());

        /**
         * Cuts the instants and copies the maps, without prizes of which none is taken.
         *
         * @param commitment of the seed
         * @param committedAt when it was published
         * @param draws how many there were
         * @param players how many members drew
         * @param lastAt when the last draw was
         * @param seal of the last draw
         * @param settled how many payments were settled
         * @param settledSeal digest of all settled payments in their order
         * @param taken how many of each prize were given and not refused
         * @param spent what prizes cost
         */
        public Activity {
            committedAt = committedAt.map(it -> Timestamps.cut("instant of a commitment", it));
            SortedMap<PrizeId, Long> some = new TreeMap<>(taken);
            some.values().removeIf(it -> it == 0);
            taken = Collections.unmodifiableSortedMap(some);
            spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
        }

        /**
         * How many of a prize were given.
         *
         * @param prize which
         * @return 0 or more
         */
        public long taken(PrizeId prize) {
            return taken.getOrDefault(prize, 0L);
        }

        /**
         * What prizes cost in a unit.
         *
         * @param unit in what
         * @return reserved and paid
         */
        public Spent spent(RewardUnit unit) {
            return spent.getOrDefault(unit, Spent.NONE);
        }

        Activity committed(LotterySeed.Commitment its, Instant at) {
            return new Activity(
                    Optional.of(its),
                    Optional.of(at),
                    draws,
                    players,
                    lastAt,
                    seal,
                    settled,
                    settledSeal,
                    taken,
                    spent);
        }

        Activity with(LotteryDraw draw, long nowPlayers) {
            SortedMap<PrizeId, Long> nowTaken = new TreeMap<>(taken);
            SortedMap<RewardUnit, Spent> nowSpent = new TreeMap<>(spent);
            draw.outcome().won().ifPresent(it -> {
                nowTaken.merge(it.prize(), 1L, Math::addExact);
                LotteryPrize.Cost cost = it.gift().cost();
                nowSpent.put(cost.unit(), spent(cost.unit()).plus(cost.amount(), 0));
            });
            return new Activity(
                    commitment,
                    committedAt,
                    draw.number(),
                    nowPlayers,
                    Optional.of(draw.at()),
                    draw.seal(),
                    settled,
                    settledSeal,
                    nowTaken,
                    nowSpent);
        }

        Activity settled(LotteryDraw draw, String nowSeal) {
            SortedMap<PrizeId, Long> nowTaken = new TreeMap<>(taken);
            SortedMap<RewardUnit, Spent> nowSpent = new TreeMap<>(spent);
            LotteryDraw.Won won = draw.outcome().won().orElseThrow();
            LotteryPrize.Cost cost = won.gift().cost();
            boolean frees = draw.payment().status() == LotteryDraw.Status.REFUSED;
            if (frees) {
                nowTaken.merge(won.prize(), -1L, Math::addExact);
            }
            nowSpent.put(cost.unit(), spent(cost.unit()).plus(-cost.amount(), frees ? 0 : cost.amount()));
            return new Activity(
                    commitment, committedAt, draws, players, lastAt, seal, settled + 1, nowSeal, nowTaken, nowSpent);
        }
    }

    /**
     * What prizes cost in a unit.
     *
     * @param reserved for what was drawn and is not settled
     * @param paid for what was
     */
    public record Spent(long reserved, long paid) {

        /** Nothing. */
        public static final Spent NONE = new Spent(0, 0);

        /**
         * Both together.
         *
         * @return what a budget no longer has
         */
        public long sum() {
            return Math.addExact(reserved, paid);
        }

        private Spent plus(long more, long morePaid) {
            return new Spent(Math.addExact(reserved, more), Math.addExact(paid, morePaid));
        }
    }

    /**
     * What a member's draws came to. Immutable and safe for many threads.
     *
     * @param number the member's in the activity; 0 before the first draw
     * @param draws how many there were
     * @param day the day of the last, in the zone of the policy of then; never before that of an earlier draw
     * @param drawsOfDay how many there were on that day
     * @param missed how many there were since the last prize of the class of the last pity rule; none before the first such rule
     * @param owed draws whose prizes are to be paid, by number; unmodifiable
     * @param retryAt when a payment that was put off is tried again
     */
    public record Player(
            long number,
            long draws,
            Optional<LocalDate> day,
            int drawsOfDay,
            Optional<Missed> missed,
            SortedSet<Long> owed,
            Optional<Instant> retryAt) {

        /** A member who never drew. */
        public static final Player NEW =
                new Player(0, 0, Optional.empty(), 0, Optional.empty(), Collections.emptySortedSet(), Optional.empty());

        /**
         * Copies the numbers.
         *
         * @param number the member's in the activity
         * @param draws how many there were
         * @param day the day of the last
         * @param drawsOfDay how many there were on that day
         * @param missed how many there were since the last prize of a class
         * @param owed draws whose prizes are to be paid
         * @param retryAt when a payment that was put off is tried again
         */
        public Player {
            owed = Collections.unmodifiableSortedSet(new TreeSet<>(owed));
        }

        int drawsOn(LocalDate today) {
            return day.filter(today::equals).isPresent() ? drawsOfDay : 0;
        }

        int missesOf(LotteryPrize.Rarity rarity) {
            return missed.filter(it -> it.rarity().equals(rarity))
                    .map(Missed::draws)
                    .orElse(0);
        }

        Player settled(long draw) {
            SortedSet<Long> left = new TreeSet<>(owed);
            left.remove(draw);
            return new Player(
                    number, draws, day, drawsOfDay, missed, left, left.isEmpty() ? Optional.empty() : retryAt);
        }

        Player retrying(Instant at) {
            return new Player(number, draws, day, drawsOfDay, missed, owed, Optional.of(at));
        }
    }

    /**
     * A wait for a prize of a class.
     *
     * @param rarity which class
     * @param draws how many draws gave none of it
     */
    public record Missed(LotteryPrize.Rarity rarity, int draws) {}
}
