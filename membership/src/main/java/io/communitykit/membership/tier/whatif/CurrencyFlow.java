package io.communitykit.membership.tier.whatif;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import java.math.RoundingMode;
import java.util.Optional;

/** Adds up one currency on both sides. */
final class CurrencyFlow {

    private final CurrencyId currency;
    private long before;
    private long after;
    private long more;
    private long less;

    CurrencyFlow(CurrencyId currency) {
        this.currency = currency;
    }

    void add(long had, long has) {
        before = Math.addExact(before, had);
        after = Math.addExact(after, has);
        more += has > had ? 1 : 0;
        less += has < had ? 1 : 0;
    }

    WhatIfReport.CurrencyChange change(Side sideBefore, Side sideAfter) {
        return new WhatIfReport.CurrencyChange(
                currency, before, after, more, less, worth(sideBefore, before), worth(sideAfter, after));
    }

    /** Nothing that members owe is worth less than nothing to the shop. */
    private Optional<Money> worth(Side side, long points) {
        return side.program()
                .currency(currency)
                .flatMap(PointsCurrency::lots)
                .flatMap(policy -> policy.value())
                .map(value -> value.of(Math.max(0, points), RoundingMode.UP));
    }
}
