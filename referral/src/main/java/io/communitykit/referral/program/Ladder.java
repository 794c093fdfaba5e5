package io.communitykit.referral.program;

import io.communitykit.core.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * What n friends are worth in all: the entitlement E(n), from which grants follow as E(n) minus what was granted already. E never falls
 * as n rises. Immutable and safe for many threads.
 *
 * <p>For the steps (1, 5), (3, 20):
 *
 * <table>
 * <caption>E(n)</caption>
 * <tr><th>mode</th><th>E(1)</th><th>E(2)</th><th>E(3)</th><th>E(6)</th></tr>
 * <tr><td>{@link LadderMode#CUMULATIVE_TARGET}</td><td>5</td><td>5</td><td>20</td><td>20</td></tr>
 * <tr><td>{@link LadderMode#MILESTONE_ADDITIVE}</td><td>5</td><td>5</td><td>25</td><td>25</td></tr>
 * <tr><td>{@link LadderMode#PER_REFERRAL_MARGINAL}</td><td>5</td><td>10</td><td>30</td><td>90</td></tr>
 * <tr><td>{@link LadderMode#PER_REFERRAL_RETROACTIVE}</td><td>5</td><td>10</td><td>60</td><td>120</td></tr>
 * </table>
 *
 * @param mode what the steps mean
 * @param steps 1 to 100, of rising {@code at}; copied
 */
public record Ladder(LadderMode mode, List<Step> steps) {

    /** So many friends a step may ask for. */
    public static final long MAX_FRIENDS = 1_000_000_000;

    /** So much a step may be worth. */
    public static final long MAX_AMOUNT = 1_000_000_000;

    private static final int MAX_STEPS = 100;

    /**
     * One step.
     *
     * @param at from how many friends on, 1 to {@value #MAX_FRIENDS}
     * @param amount how much, 0 to {@value #MAX_AMOUNT}, in the smallest part of the rule's unit
     */
    public record Step(long at, long amount) {

        /**
         * Checks the ranges.
         *
         * @param at from how many friends on
         * @param amount how much
         */
        public Step {
            if (at < 1 || at > MAX_FRIENDS) {
                throw InvalidValueException.of("step of a ladder", "1 to " + MAX_FRIENDS + " friends", at);
            }
            if (amount < 0 || amount > MAX_AMOUNT) {
                throw InvalidValueException.of("step of a ladder at " + at, "0 to " + MAX_AMOUNT, amount);
            }
        }
    }

    /**
     * Copies the steps, and refuses a ladder that falls.
     *
     * @param mode what the steps mean
     * @param steps of rising {@code at}
     */
    public Ladder {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw InvalidValueException.of("steps of a ladder", "1 to " + MAX_STEPS, steps.size());
        }
        if (mode == LadderMode.EVERY_N && steps.size() > 1) {
            throw InvalidValueException.of("steps of a ladder of every n", "one", steps.size());
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).at() <= steps.get(i - 1).at()) {
                throw InvalidValueException.of(
                        "steps of a ladder",
                        "rising numbers of friends",
                        steps.get(i - 1).at() + ", then " + steps.get(i).at());
            }
        }
        Optional<Step> fall = fallAt(mode, steps);
        if (fall.isPresent()) {
            throw InvalidValueException.of(
                    "ladder",
                    "worth that does not fall with more friends",
                    "a fall at " + fall.get().at() + " friends");
        }
    }

    /**
     * The first step at which a ladder of these steps would be worth less than before.
     *
     * @param mode what the steps mean
     * @param steps of rising {@code at}
     * @return the step; empty where it never falls
     */
    public static Optional<Step> fallAt(LadderMode mode, List<Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            boolean falls = switch (mode) {
                case CUMULATIVE_TARGET -> step.amount() < before.amount();
                case PER_REFERRAL_RETROACTIVE -> step.at() * step.amount() < (step.at() - 1) * before.amount();
                case MILESTONE_ADDITIVE, PER_REFERRAL_MARGINAL, EVERY_N -> false;
            };
            if (falls) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /**
     * What so many friends are worth in all.
     *
     * @param friends how many, 0 to {@value #MAX_FRIENDS}
     * @return the entitlement, 0 or more
     * @throws InvalidValueException if the number is out of range
     */
    public long entitlement(long friends) {
        if (friends < 0 || friends > MAX_FRIENDS) {
            throw InvalidValueException.of("number of friends", "0 to " + MAX_FRIENDS, friends);
        }
        long worth = 0;
        for (int i = 0; i < steps.size() && steps.get(i).at() <= friends; i++) {
            Step step = steps.get(i);
            long end = i + 1 < steps.size() ? Math.min(friends, steps.get(i + 1).at() - 1) : friends;
            worth = switch (mode) {
                case CUMULATIVE_TARGET -> step.amount();
                case MILESTONE_ADDITIVE -> worth + step.amount();
                case PER_REFERRAL_MARGINAL -> worth + (end - step.at() + 1) * step.amount();
                case PER_REFERRAL_RETROACTIVE -> friends * step.amount();
                case EVERY_N -> friends / step.at() * step.amount();
            };
        }
        return worth;
    }
}
