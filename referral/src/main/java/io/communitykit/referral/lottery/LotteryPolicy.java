package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.program.RewardUnit;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator decides about a lottery or a blind box. Stock, budgets and limits count over all editions of the activity. Immutable and
 * safe for many threads.
 *
 * @param version this edition; draws name it
 * @param program names the activity across its editions
 * @param form whether a draw may come to nothing
 * @param zone whose days limits count
 * @param runs when draws may be made; always where it is empty
 * @param commitment of the seed; where it is empty it must be published in the book before the first draw
 * @param prizes what may be won, 1 to {@value #MAX_PRIZES}
 * @param budgets what prizes may cost in all, by unit; any amount of units that are not named
 * @param pity after how many draws a prize of a class is sure; never where it is empty
 * @param perMember how often a member may draw
 */
public record LotteryPolicy(
        PolicyVersion version,
        ProgramId program,
        Form form,
        ZoneId zone,
        Optional<TimeRange> runs,
        Optional<LotterySeed.Commitment> commitment,
        List<LotteryPrize> prizes,
        SortedMap<RewardUnit, Long> budgets,
        Optional<Pity> pity,
        Limits perMember) {

    /** Documents of kind {@code lottery-policy}. */
    public static final PolicyKind<LotteryPolicy> KIND = new LotteryPolicyKind();

    /** So many prizes there are at most. */
    public static final int MAX_PRIZES = 1_000;

    static final long MOST_BUDGET = 1_000_000_000_000_000L;

    /**
     * Checks that the odds are those of the form and that prizes that are named exist.
     *
     * @param version this edition
     * @param program the activity
     * @param form whether a draw may come to nothing
     * @param zone whose days limits count
     * @param runs when draws may be made
     * @param commitment of the seed
     * @param prizes what may be won
     * @param budgets what prizes may cost
     * @param pity after how many draws a prize of a class is sure
     * @param perMember how often a member may draw
     */
    public LotteryPolicy {
        prizes = List.copyOf(prizes);
        budgets = Collections.unmodifiableSortedMap(new TreeMap<>(budgets));
        if (prizes.isEmpty() || prizes.size() > MAX_PRIZES) {
            throw InvalidValueException.of("number of prizes", "1 to " + MAX_PRIZES, prizes.size());
        }
        checkOdds(form, prizes);
        checkNames(prizes);
        budgets.forEach(LotteryPolicy::checkBudget);
        if (pity.isPresent() && oddsOf(prizes, pity.get().rarity()) == 0) {
            throw InvalidValueException.of(
                    "rarity of the pity rule",
                    "that of a prize with odds above 0",
                    pity.get().rarity());
        }
    }

    private static void checkOdds(Form form, List<LotteryPrize> prizes) {
        long sum = prizes.stream().mapToLong(LotteryPrize::odds).sum();
        if (sum > LotteryPrize.ALL || sum == 0) {
            throw InvalidValueException.of("sum of the odds", "1 to " + LotteryPrize.ALL + " parts per million", sum);
        }
        if (form == Form.BLIND_BOX && sum != LotteryPrize.ALL) {
            throw InvalidValueException.of(
                    "sum of the odds of a blind box", "exactly " + LotteryPrize.ALL + " parts per million", sum);
        }
    }

    private static void checkNames(List<LotteryPrize> prizes) {
        Set<PrizeId> ids = new HashSet<>();
        for (LotteryPrize prize : prizes) {
            if (!ids.add(prize.id())) {
                throw InvalidValueException.of("prize ids", "each once", prize.id() + " twice");
            }
        }
        for (LotteryPrize prize : prizes) {
            prize.onExhausted()
                    .filter(it -> !ids.contains(it) || it.equals(prize.id()))
                    .ifPresent(it -> {
                        throw InvalidValueException.of("onExhausted of prize " + prize.id(), "another prize", it);
                    });
        }
    }

    private static void checkBudget(RewardUnit unit, long total) {
        if (total < 0 || total > MOST_BUDGET) {
            throw InvalidValueException.of("budget of " + unit, "0 to " + MOST_BUDGET, total);
        }
    }

    static int oddsOf(List<LotteryPrize> prizes, LotteryPrize.Rarity rarity) {
        return prizes.stream()
                .filter(it -> it.rarity().filter(rarity::equals).isPresent())
                .mapToInt(LotteryPrize::odds)
                .sum();
    }

    /**
     * A prize.
     *
     * @param id which
     * @return the prize; empty where this edition has none of that id
     */
    public Optional<LotteryPrize> prize(PrizeId id) {
        return prizes.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /**
     * What a unit may still cost.
     *
     * @param unit in what
     * @return the budget; empty where any amount may be spent
     */
    public Optional<Long> budget(RewardUnit unit) {
        return Optional.ofNullable(budgets.get(unit));
    }

    /** Whether a draw may come to nothing. */
    public enum Form {
        /** What odds are left of a million parts come to nothing. It closes when no prize can be given any more. */
        LOTTERY,
        /** Every draw gives a prize. It closes when any draw might give none. */
        BLIND_BOX
    }

    /**
     * After so many draws of a member without a prize of a class, the next gives one, while there is any.
     *
     * @param rarity which class
     * @param after how many draws without one, 1 to 1,000
     */
    public record Pity(LotteryPrize.Rarity rarity, int after) {

        /** So long the wait is at most. */
        public static final int LONGEST = 1_000;

        /**
         * Checks the number.
         *
         * @param rarity which class
         * @param after how many draws without one
         */
        public Pity {
            if (after < 1 || after > LONGEST) {
                throw InvalidValueException.of("draws before pity", "1 to " + LONGEST, after);
            }
        }
    }

    /**
     * How often a member may draw; as often as the member has tickets where empty.
     *
     * @param day in a day, 1 to 1,000,000
     * @param all in all, 1 to 1,000,000
     */
    public record Limits(OptionalInt day, OptionalInt all) {

        /** No limit. */
        public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty());

        private static final int MOST = 1_000_000;

        /**
         * Checks the numbers.
         *
         * @param day in a day
         * @param all in all
         */
        public Limits {
            check("draws of a member in a day", day);
            check("draws of a member in all", all);
        }

        private static void check(String name, OptionalInt limit) {
            if (limit.isPresent() && (limit.getAsInt() < 1 || limit.getAsInt() > MOST)) {
                throw InvalidValueException.of(name, "1 to " + MOST, limit.getAsInt());
            }
        }
    }
}
