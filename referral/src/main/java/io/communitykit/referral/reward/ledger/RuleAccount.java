package io.communitykit.referral.reward.ledger;

import io.communitykit.core.id.PolicyVersion;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one beneficiary has by one rule. At every instant {@code E(counted) + offset = held + approved + paid + queued + forfeited}: grants
 * follow from that equation, so that repeats and reordering change nothing. After a change of the ladder the right side may be less: where
 * friends of an earlier ladder turned out void, what the new one gives more for those who are left is granted with the next friend. Amounts
 * are in the rule's unit. Immutable and safe for many threads.
 *
 * @param terms those of the last edition that had the rule when something happened; empty where nothing did
 * @param counted how many referrals or facts the ladder counts
 * @param before how many of them an earlier ladder counted
 * @param offset what earlier editions of the ladder gave more than this one would have, or less
 * @param ladder the ladder in use
 * @param held reserved, waiting
 * @param approved to be paid
 * @param paid paid and not taken back, what was kept back for debt included
 * @param queued waiting for room under limits
 * @param forfeited lost to limits
 * @param forgiven paid for what turned out void, and left with the beneficiary
 * @param owed paid for what turned out void, and to be taken off what is paid next
 * @param paidOut what left for the beneficiary in all
 * @param recovering asked back through the port, and not known to have come
 * @param recovered what came back of it
 * @param numbers how many numbers were given to rows and recoveries
 * @param used what of caps each day has used; days that no cap looks at any more are dropped; unmodifiable
 * @param usedInAll what of caps all days have used together
 */
public record RuleAccount(
        Optional<RuleTerms> terms,
        long counted,
        long before,
        long offset,
        LadderUse ladder,
        long held,
        long approved,
        long paid,
        long queued,
        long forfeited,
        long forgiven,
        long owed,
        long paidOut,
        long recovering,
        long recovered,
        long numbers,
        SortedMap<LocalDate, Used> used,
        Used usedInAll) {

    /**
     * Copies the days.
     *
     * @param terms those of the last edition that had the rule
     * @param counted how many are counted
     * @param before how many of them an earlier ladder counted
     * @param offset what earlier editions gave more
     * @param ladder the ladder in use
     * @param held reserved
     * @param approved to be paid
     * @param paid paid
     * @param queued waiting for room
     * @param forfeited lost to limits
     * @param forgiven left with the beneficiary
     * @param owed to be taken off
     * @param paidOut what left in all
     * @param recovering asked back
     * @param recovered what came back
     * @param numbers how many numbers were given to rows and recoveries
     * @param used what of caps each day has used
     * @param usedInAll what of caps all days have used
     */
    public RuleAccount {
        used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
    }

    /**
     * An account in which nothing happened.
     *
     * @param edition the edition to begin with
     * @return the account
     */
    public static RuleAccount empty(PolicyVersion edition) {
        return new RuleAccount(
                Optional.empty(),
                0,
                0,
                0,
                new LadderUse("", List.of(edition)),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                new TreeMap<>(),
                Used.NOTHING);
    }

    /**
     * What of the entitlement is decided: granted, waiting or lost.
     *
     * @return 0 or more
     */
    public long credited() {
        return held + approved + paid + queued + forfeited;
    }
}
