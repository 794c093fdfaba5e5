package io.communitykit.membership.points.books;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.spi.AccountHead;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up accounts. */
final class LiabilitySum {

    private final PointsProgram program;
    private final Map<CurrencyId, Sum> sums = new TreeMap<>();

    LiabilitySum(PointsProgram program) {
        this.program = program;
    }

    void add(AccountHead head) {
        head.pots().forEach((currency, pot) -> {
            Sum sum = sums.computeIfAbsent(currency, any -> new Sum());
            sum.accounts++;
            sum.earned = Math.addExact(sum.earned, pot.earned());
            sum.spent = Math.addExact(sum.spent, pot.spent());
            if (head.member().isPresent()) {
                sum.outstanding = sum.outstanding.plus(all(pot));
            } else {
                sum.erased = sum.erased.plus(all(pot));
            }
        });
    }

    private static Shift all(Pot pot) {
        return new Shift(pot.available(), pot.pending(), pot.held(), pot.debt());
    }

    List<Liability> lines() {
        List<Liability> lines = new ArrayList<>();
        sums.forEach((currency, sum) -> lines.add(new Liability(
                currency, sum.accounts, sum.outstanding, sum.erased, sum.earned, sum.spent, value(currency, sum))));
        return lines;
    }

    private Optional<Money> value(CurrencyId currency, Sum sum) {
        long points = Math.addExact(
                Math.addExact(sum.outstanding.available(), sum.outstanding.pending()), sum.outstanding.held());
        return program.currency(currency)
                .flatMap(PointsCurrency::lots)
                .flatMap(LotPolicy::value)
                .map(value -> value.of(points, RoundingMode.DOWN));
    }

    private static final class Sum {
        long accounts;
        Balance outstanding = Balance.ZERO;
        Balance erased = Balance.ZERO;
        long earned;
        long spent;
    }
}
