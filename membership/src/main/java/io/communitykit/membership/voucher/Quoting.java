package io.communitykit.membership.voucher;

import io.communitykit.core.money.Money;
import io.communitykit.membership.points.CurrencyId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies chosen vouchers to a basket, one after the other. Used once. */
final class Quoting {

    private final Basket basket;
    private final VoucherProgram program;
    private final Currency currency;
    private final List<Application> accepted = new ArrayList<>();
    private final List<Quote.Verdict> verdicts = new ArrayList<>();
    private long[] left;

    Quoting(Basket basket, VoucherProgram program) {
        this.basket = basket;
        this.program = program;
        this.currency = basket.total().currency();
        this.left = amounts(basket);
    }

    static long[] amounts(Basket basket) {
        return basket.lines().stream().mapToLong(line -> line.amount().minor()).toArray();
    }

    Quote quote(List<ChosenVoucher> chosen) {
        Map<CurrencyId, Long> counts = new LinkedHashMap<>();
        chosen.forEach(each -> counts.put(each.voucher(), each.count()));
        for (Voucher voucher : program.inOrderOfApplication()) {
            Long count = counts.remove(voucher.id());
            if (count != null) {
                use(new Application(voucher, basket), count);
            }
        }
        counts.forEach((id, count) -> refuse(id, count, new VoucherRefusal.Unknown()));
        return quote();
    }

    private void use(Application application, long count) {
        CurrencyId id = application.voucher().id();
        Optional<Application> rival =
                accepted.stream().filter(other -> !application.goesWith(other)).findFirst();
        Optional<VoucherRefusal> refusal = application.hindrance(1);
        if (refusal.isEmpty() && rival.isPresent()) {
            refusal = Optional.of(
                    new VoucherRefusal.DoesNotStack(rival.get().voucher().id()));
        }
        long[] before = left;
        long used = 0;
        while (refusal.isEmpty() && used < count) {
            long worth = application.worth(left);
            if (worth == 0) {
                refusal = Optional.of(new VoucherRefusal.NoDiscount());
            } else {
                left = application.apply(left, worth);
                used++;
                refusal = used < count ? application.hindrance(used + 1) : refusal;
            }
        }
        if (used > 0) {
            accepted.add(application);
            verdicts.add(applied(id, used, before));
        }
        if (refusal.isPresent()) {
            refuse(id, count - used, refusal.get());
        }
    }

    private Quote.Applied applied(CurrencyId id, long count, long[] before) {
        List<Quote.Share> shares = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            long part = before[i] - left[i];
            if (part > 0) {
                shares.add(new Quote.Share(basket.lines().get(i).id(), money(part)));
                sum += part;
            }
        }
        return new Quote.Applied(id, count, money(sum), shares);
    }

    private void refuse(CurrencyId id, long count, VoucherRefusal why) {
        verdicts.add(new Quote.Refused(id, count, why));
    }

    private Quote quote() {
        List<Quote.Line> lines = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            BasketLine line = basket.lines().get(i);
            long off = line.amount().minor() - left[i];
            lines.add(new Quote.Line(line.id(), line.amount(), money(off)));
            sum += off;
        }
        return new Quote(program.version(), lines, verdicts, money(sum));
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
