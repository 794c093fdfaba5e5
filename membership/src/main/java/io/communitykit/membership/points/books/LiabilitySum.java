package io.communitykit.membership.points.books;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up accounts, with what is due by now. Sums are exact whatever their size; only results must fit a {@code long}. */
final class LiabilitySum {

    private final PointsStore store;
    private final PointsProgram program;
    private final Instant now;
    private final Map<CurrencyId, Sum> sums = new TreeMap<>();

    LiabilitySum(PointsStore store, PointsProgram program, Instant now) {
        this.store = store;
        this.program = program;
        this.now = now;
    }

    /** Accounts on which something is due are read together. */
    void add(List<AccountHead> page) {
        List<AccountHead> due = new ArrayList<>();
        List<Want> wants = new ArrayList<>();
        for (AccountHead head : page) {
            if (head.member().isPresent()
                    && head.nextDue().filter(at -> !at.isAfter(now)).isPresent()) {
                due.add(head);
                wants.add(Want.due(new AccountId(program.id(), head.member().get()), now));
            } else {
                head.pots().forEach((currency, pot) -> add(head, currency, pot, 0));
            }
        }
        List<AccountState> states = wants.isEmpty() ? List.of() : store.read(wants);
        for (int i = 0; i < states.size(); i++) {
            addDue(due.get(i), Settled.of(store, program, states.get(i), now));
        }
    }

    /** Who was erased since the listing is counted as listed. */
    private void addDue(AccountHead head, Settled settled) {
        boolean open = settled.status() == AccountState.Status.OPEN;
        int unposted = open && !settled.due().isEmpty() ? 1 : 0;
        (open ? settled.pots() : head.pots()).forEach((currency, pot) -> add(head, currency, pot, unposted));
    }

    private void add(AccountHead head, CurrencyId currency, Pot pot, int unposted) {
        Sum sum = sums.computeIfAbsent(currency, any -> new Sum());
        sum.accounts++;
        sum.due += unposted;
        sum.earned = sum.earned.add(BigInteger.valueOf(pot.earned()));
        sum.spent = sum.spent.add(BigInteger.valueOf(pot.spent()));
        (head.member().isPresent() ? sum.outstanding : sum.erased).add(pot);
    }

    List<Liability> lines() {
        List<Liability> lines = new ArrayList<>();
        sums.forEach((currency, sum) -> lines.add(new Liability(
                currency,
                sum.accounts,
                sum.due,
                sum.outstanding.balance(currency),
                sum.erased.balance(currency),
                fit(currency, "earned", sum.earned),
                fit(currency, "spent", sum.spent),
                value(currency, sum.outstanding))));
        return lines;
    }

    private Optional<Money> value(CurrencyId currency, Parts parts) {
        return program.currency(currency)
                .flatMap(PointsCurrency::lots)
                .flatMap(LotPolicy::value)
                .map(value -> value(currency, parts, value));
    }

    /** Division of whole numbers rounds down, towards 0. */
    private static Money value(CurrencyId currency, Parts parts, PointsValue value) {
        BigInteger minor = parts.available
                .add(parts.pending)
                .add(parts.held)
                .multiply(BigInteger.valueOf(value.money().minor()))
                .divide(BigInteger.valueOf(value.points()));
        return new Money(fit(currency, "value", minor), value.money().currency());
    }

    private static long fit(CurrencyId currency, String what, BigInteger sum) {
        if (sum.bitLength() >= Long.SIZE) {
            throw InvalidValueException.overflow(
                    "the sum of " + currency + " over all accounts, " + what + " " + sum + ",");
        }
        return sum.longValueExact();
    }

    private static final class Sum {
        long accounts;
        long due;
        final Parts outstanding = new Parts();
        final Parts erased = new Parts();
        BigInteger earned = BigInteger.ZERO;
        BigInteger spent = BigInteger.ZERO;
    }

    private static final class Parts {
        BigInteger available = BigInteger.ZERO;
        BigInteger pending = BigInteger.ZERO;
        BigInteger held = BigInteger.ZERO;
        BigInteger debt = BigInteger.ZERO;

        void add(Pot pot) {
            available = available.add(BigInteger.valueOf(pot.available()));
            pending = pending.add(BigInteger.valueOf(pot.pending()));
            held = held.add(BigInteger.valueOf(pot.held()));
            debt = debt.add(BigInteger.valueOf(pot.debt()));
        }

        Balance balance(CurrencyId currency) {
            return new Balance(
                    fit(currency, "available", available),
                    fit(currency, "pending", pending),
                    fit(currency, "held", held),
                    fit(currency, "debt", debt));
        }
    }
}
