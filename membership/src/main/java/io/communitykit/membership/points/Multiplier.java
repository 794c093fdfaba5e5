package io.communitykit.membership.points;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A factor on what rules grant: a double-points day, a bonus for a channel. Never touches deductions: what a refund takes back
 * of a multiplied grant is up to its own rule.
 *
 * @param id its name; entries carry it
 * @param factor what the points are multiplied by, at least 0
 * @param condition what must be true of the fact; empty where it always holds
 * @param from facts that occurred from this instant on; empty for no start
 * @param until facts that occurred before this instant; empty for no end
 * @param rules the rules it applies to; empty for all
 * @param tiers the tiers that a member must have; empty for members of all tiers and of none
 */
public record Multiplier(
        RuleId id,
        BigDecimal factor,
        Optional<Condition> condition,
        Optional<Instant> from,
        Optional<Instant> until,
        Set<RuleId> rules,
        Optional<ForTiers> tiers) {

    /**
     * Copies the set and checks factor and dates.
     *
     * @param id its name
     * @param factor what the points are multiplied by, at least 0
     * @param condition what must be true of the fact
     * @param from facts that occurred from this instant on
     * @param until facts that occurred before this instant
     * @param rules the rules it applies to
     * @param tiers the tiers that a member must have
     */
    public Multiplier {
        rules = Set.copyOf(rules);
        if (factor.signum() < 0) {
            throw InvalidValueException.of("factor of " + id, "0 or more", factor);
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw InvalidValueException.of("until of " + id, "after from " + from.get(), until.get());
        }
    }

    /**
     * A multiplier for members of all tiers and of none.
     *
     * @param id its name
     * @param factor what the points are multiplied by, at least 0
     * @param condition what must be true of the fact
     * @param from facts that occurred from this instant on
     * @param until facts that occurred before this instant
     * @param rules the rules it applies to
     */
    public Multiplier(
            RuleId id,
            BigDecimal factor,
            Optional<Condition> condition,
            Optional<Instant> from,
            Optional<Instant> until,
            Set<RuleId> rules) {
        this(id, factor, condition, from, until, rules, Optional.empty());
    }

    /**
     * The tiers of a ladder, of which a member must have one when the fact is decided, before what the fact itself brings.
     *
     * @param ladder the ladder
     * @param tiers at least one
     */
    public record ForTiers(LadderId ladder, Set<TierId> tiers) {

        /**
         * Copies the set.
         *
         * @param ladder the ladder
         * @param tiers at least one
         */
        public ForTiers {
            tiers = Set.copyOf(tiers);
            if (tiers.isEmpty()) {
                throw InvalidValueException.of("tiers of a multiplier", "at least one", 0);
            }
        }
    }

    /** How several multipliers on one grant work together. */
    public enum Combination {
        /** The largest factor counts. */
        MAX,
        /** Each adds its surplus over 1: 1.5 and 2 make 2.5. */
        SUM,
        /** They multiply: 1.5 and 2 make 3. */
        PRODUCT
    }
}
