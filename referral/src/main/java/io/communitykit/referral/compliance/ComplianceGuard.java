package io.communitykit.referral.compliance;

import io.communitykit.referral.compliance.Breach.Gravity;
import io.communitykit.referral.compliance.Breach.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Refuses programs that pay people for people. Whoever reads a policy describes it as a {@link RewardScheme} and makes each breach a
 * violation; so an illegal program is not read at all, and its author is told which clause stands against it.
 *
 * <ul>
 *   <li>A program reaches one level unless it says more, and {@value #MAX_DEPTH} at most. That is a constant and no setting: counted as a
 *       court counts, with the organiser and the levels themselves, organiser, A and B are three levels already.
 *   <li>The second level is given a share of what buyers paid net, or of the commission of the first level; never an amount a head.
 *   <li>Nobody is given anything of what others pay to take part, and taking part costs nothing.
 *   <li>Nobody is given a share of all that is sold below.
 *   <li>With two levels, the program says what all of them have of an order at most, and its rates keep to it.
 * </ul>
 *
 * <p>What is left may still be unlawful where a shop trades: a second level rewards by the sales of a lower line, and the article names no
 * number of levels, so that two levels always carry a caution. Not legal advice. All functions are pure and safe for many threads.
 */
public final class ComplianceGuard {

    /** So many levels are rewarded at most. */
    public static final int MAX_DEPTH = 2;

    static final int WHOLE = 10_000;

    private ComplianceGuard() {}

    /**
     * Checks a program.
     *
     * @param scheme what it gives to whom
     * @return what stands against it, refusals and cautions, in the order of the scheme; empty for nothing
     */
    public static List<Breach> check(RewardScheme scheme) {
        List<Breach> found = new ArrayList<>();
        for (int i = 0; i < scheme.rewards().size(); i++) {
            reward(scheme.rewards().get(i), i, found);
        }
        if (scheme.entryFee() > 0) {
            found.add(new Breach(
                    Gravity.REFUSED,
                    Part.ENTRY_FEE,
                    -1,
                    Clause.ENTRY_FEE,
                    "Taking part costs " + scheme.entryFee() + " minor units; it must cost nothing."));
        }
        cap(scheme, found);
        return List.copyOf(found);
    }

    /**
     * What a program would be refused for.
     *
     * @param scheme what it gives to whom
     * @return the refusals; empty where it is taken
     */
    public static List<Breach> refusals(RewardScheme scheme) {
        return check(scheme).stream()
                .filter(breach -> breach.gravity() == Gravity.REFUSED)
                .toList();
    }

    private static void reward(LevelReward reward, int index, List<Breach> found) {
        int level = reward.level();
        if (level > MAX_DEPTH) {
            refuse(
                    found,
                    index,
                    Clause.LOWER_LINE,
                    "Level " + level + " is rewarded; " + MAX_DEPTH + " is the deepest.");
        }
        switch (reward.basis()) {
            case HEAD_COUNT -> {
                if (level > 1) {
                    refuse(
                            found,
                            index,
                            Clause.HEAD_COUNT,
                            "Level " + level + " is given " + reward.amount()
                                    + " a head; beyond level 1 only what buyers paid may be shared.");
                }
            }
            case ENTRY_FEE ->
                refuse(
                        found,
                        index,
                        Clause.ENTRY_FEE,
                        "Level " + level + " is given a share of what others pay to take part.");
            case TEAM_SALES ->
                refuse(
                        found,
                        index,
                        Clause.LOWER_LINE,
                        "Level " + level + " is given a share of all that is sold below it.");
            case NET_PAID, LEVEL_ONE_COMMISSION -> {
                if (level == MAX_DEPTH) {
                    found.add(
                            new Breach(
                                    Gravity.CAUTION,
                                    Part.REWARD,
                                    index,
                                    Clause.LOWER_LINE,
                                    "Level 2 is rewarded by sales of level 1. Maybe have it looked at by somebody who knows the law."));
                }
            }
        }
    }

    private static void refuse(List<Breach> found, int index, Clause clause, String explanation) {
        found.add(new Breach(Gravity.REFUSED, Part.REWARD, index, clause, explanation));
    }

    private static void cap(RewardScheme scheme, List<Breach> found) {
        TreeSet<Integer> levels = new TreeSet<>();
        scheme.rewards().forEach(reward -> levels.add(reward.level()));
        if (scheme.cap().isEmpty()) {
            if (!levels.isEmpty() && levels.last() > 1) {
                capped(found, "Several levels are rewarded and nothing says what they may have together.");
            }
            return;
        }
        BigDecimal sum = together(scheme.rewards());
        if (sum.compareTo(BigDecimal.valueOf(scheme.cap().getAsInt())) > 0) {
            capped(
                    found,
                    "All levels together have " + sum.stripTrailingZeros().toPlainString()
                            + " basis points of an order; they may have "
                            + scheme.cap().getAsInt() + ".");
        }
    }

    private static void capped(List<Breach> found, String explanation) {
        found.add(new Breach(Gravity.REFUSED, Part.CAP, -1, Clause.CAP, explanation));
    }

    /** Basis points of an order that the shares come to; exact. */
    private static BigDecimal together(List<LevelReward> rewards) {
        BigDecimal direct = BigDecimal.ZERO;
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal ofFirst = BigDecimal.ZERO;
        for (LevelReward reward : rewards) {
            BigDecimal rate = BigDecimal.valueOf(reward.amount());
            if (reward.basis() == RewardBasis.LEVEL_ONE_COMMISSION) {
                ofFirst = ofFirst.add(rate);
            } else if (reward.basis().isShare()) {
                direct = direct.add(rate);
                first = reward.level() == 1 ? first.add(rate) : first;
            }
        }
        return direct.add(first.multiply(ofFirst).divide(BigDecimal.valueOf(WHOLE), 4, RoundingMode.UNNECESSARY));
    }
}
