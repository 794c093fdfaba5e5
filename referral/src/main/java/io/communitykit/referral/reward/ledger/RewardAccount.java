package io.communitykit.referral.reward.ledger;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one member has in a program, by rule. Immutable and safe for many threads.
 *
 * @param rules by rule; rules in which nothing happened are missing; unmodifiable
 * @param nextSlot before this instant the cool-down lets no further friend count; empty where none did yet
 * @param outbox what is to be paid of rules that count no referrals; copied
 */
public record RewardAccount(Map<RuleId, RuleAccount> rules, Optional<Instant> nextSlot, List<Transfer> outbox) {

    /** An account in which nothing happened. */
    public static final RewardAccount EMPTY = new RewardAccount(Map.of(), Optional.empty(), List.of());

    /**
     * Copies the rules.
     *
     * @param rules by rule
     * @param nextSlot when the next friend may count
     * @param outbox what is to be paid
     */
    public RewardAccount {
        outbox = List.copyOf(outbox);
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    }

    /**
     * What there is by a rule.
     *
     * @param rule which
     * @param edition the edition that an account begins with
     * @return the account, an empty one where nothing happened
     */
    public RuleAccount rule(RuleId rule, PolicyVersion edition) {
        RuleAccount known = rules.get(rule);
        return known == null ? RuleAccount.empty(edition) : known;
    }
}
