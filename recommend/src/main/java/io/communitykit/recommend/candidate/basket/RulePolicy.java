package io.communitykit.recommend.candidate.basket;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;

/**
 * Which rules are worth an answer.
 *
 * @param support how many members at least, 1 to 1,000,000,000
 * @param window how long after the first item the second may be bought, 1 minute to 3,660 days
 * @param confidence at least so many of those who bought the first, in basis points, 0 to 10,000
 * @param lift at least so many times chance, 0 to 1e12; 1 is what independent purchases give, see {@link AssociationRule#lift}
 * @param orderShare at least so many in this order, of those with either, in basis points, 0 to 10,000
 * @param longest how many different items a member may have bought, 2 to 100,000: whoever bought more is left out and counted, since a dealer's
 *     basket says nothing and takes time in proportion to its square
 */
public record RulePolicy(int support, Duration window, int confidence, double lift, int orderShare, int longest) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /**
     * Checks the ranges.
     *
     * @param support how many members
     * @param window how long after
     * @param confidence of those who bought the first
     * @param lift times chance
     * @param orderShare in this order
     * @param longest how many different items
     */
    public RulePolicy {
        Checks.within("support of a rule", support, 1, 1_000_000_000);
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw InvalidValueException.of("window of a rule", "1 minute to 3660 days", window);
        }
        Checks.basisPoints("confidence of a rule", confidence);
        Checks.within("lift of a rule", lift, 0, 1e12);
        Checks.basisPoints("order share of a rule", orderShare);
        Checks.within("items of a member", longest, 2, 100_000);
    }

    /**
     * Five members or more within a year, at least 1 per cent of those who bought the first, more than chance, six tenths in this order, members of at most
     * 1,000 items. A place to begin.
     */
    public static final RulePolicy USUAL = new RulePolicy(5, Duration.ofDays(365), 100, 1.2, 6_000, 1_000);
}
