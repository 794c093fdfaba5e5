package io.communitykit.membership.tier.whatif;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How members would stand under other rules.
 *
 * @param until as of when
 * @param before the edition of the points program that decided before
 * @param after the edition that would decide
 * @param events how many facts were told to both
 * @param members how many members either side knows
 * @param ladders what becomes of tiers, in the order of the ladders of the side before, then of those only after
 * @param currencies what becomes of points, in the order of the ids
 * @param benefits what becomes of the cost of benefits, in the order of the ids; those of known cost
 */
public record WhatIfReport(
        Instant until,
        PolicyVersion before,
        PolicyVersion after,
        long events,
        long members,
        List<LadderChange> ladders,
        List<CurrencyChange> currencies,
        List<BenefitChange> benefits) {

    /**
     * Copies the lists.
     *
     * @param until as of when
     * @param before the edition that decided before
     * @param after the edition that would decide
     * @param events how many facts were told to both
     * @param members how many members either side knows
     * @param ladders what becomes of tiers
     * @param currencies what becomes of points
     * @param benefits what becomes of the cost of benefits
     */
    public WhatIfReport {
        ladders = List.copyOf(ladders);
        currencies = List.copyOf(currencies);
        benefits = List.copyOf(benefits);
    }

    /**
     * What becomes of the tiers of one ladder.
     *
     * @param ladder the ladder
     * @param flows how many members go from which tier to which, those that stay among them; by the tiers before, then after,
     *     each from below
     * @param rise how many members get a higher tier; by the ladder after, and where it does not have the tier before, by that
     * @param fall how many members get a lower one
     * @param examples members that change most, at most as many as asked for; the furthest first, then by id
     */
    public record LadderChange(LadderId ladder, List<Flow> flows, long rise, long fall, List<Example> examples) {

        /**
         * Copies the lists.
         *
         * @param ladder the ladder
         * @param flows how many members go from which tier to which
         * @param rise how many members get a higher tier
         * @param fall how many members get a lower one
         * @param examples members that change most
         */
        public LadderChange {
            flows = List.copyOf(flows);
            examples = List.copyOf(examples);
        }
    }

    /**
     * Members that go from one tier to another.
     *
     * @param from the tier before; empty for none
     * @param to the tier after; empty for none
     * @param members how many, above 0
     */
    public record Flow(Optional<TierId> from, Optional<TierId> to, long members) {}

    /**
     * A member whose tier changes.
     *
     * @param member the member
     * @param from the tier before; empty for none
     * @param to the tier after; empty for none
     */
    public record Example(MemberId member, Optional<TierId> from, Optional<TierId> to) {}

    /**
     * What becomes of one currency.
     *
     * @param currency the currency
     * @param outstandingBefore what members have less what they owe
     * @param outstandingAfter the same under the other rules
     * @param more how many members have more
     * @param less how many members have less
     * @param liabilityBefore what it is worth, where the program says so; rounded up
     * @param liabilityAfter the same under the other rules
     */
    public record CurrencyChange(
            CurrencyId currency,
            long outstandingBefore,
            long outstandingAfter,
            long more,
            long less,
            Optional<Money> liabilityBefore,
            Optional<Money> liabilityAfter) {}

    /**
     * What a benefit costs in a period if every member uses all of the quota. Benefits without a limit, and of no known cost, are
     * left out.
     *
     * @param benefit the benefit
     * @param before the cost; empty where there is no such benefit before
     * @param after the cost; empty where there is no such benefit after
     */
    public record BenefitChange(CurrencyId benefit, Optional<Money> before, Optional<Money> after) {}
}
