package io.communitykit.membership.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QuotePropertyTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Property(tries = 500)
    void agrees_with_the_plain_model(@ForAll long seed) {
        Case random = new Case(seed);
        Quote quote = VoucherRules.quote(random.basket, chosen(random.chosen), random.program);
        NaiveQuote naive = new NaiveQuote(random.basket, random.chosen);

        assertThat(quote.discount().minor()).isEqualTo(naive.discount());
        for (Quote.Line line : quote.lines()) {
            assertThat(line.payable().minor())
                    .isEqualTo(naive.left.getOrDefault(line.line().value(), -1L));
        }
        for (ChosenVoucher applied : quote.applied()) {
            assertThat(applied.count())
                    .isEqualTo((long) naive.used.getOrDefault(applied.voucher().value(), 0));
        }
    }

    @Property(tries = 500)
    void adds_up_and_never_falls_below_zero(@ForAll long seed) {
        Case random = new Case(seed);
        Quote quote = VoucherRules.quote(random.basket, chosen(random.chosen), random.program);

        long byLine = quote.lines().stream()
                .mapToLong(line -> line.discount().minor())
                .sum();
        long byVoucher = 0;
        long told = 0;
        for (Quote.Verdict verdict : quote.verdicts()) {
            told += verdict.count();
            if (verdict instanceof Quote.Applied applied) {
                byVoucher += applied.discount().minor();
                assertThat(applied.shares().stream()
                                .mapToLong(share -> share.discount().minor())
                                .sum())
                        .isEqualTo(applied.discount().minor());
                assertThat(applied.shares()).allMatch(share -> share.discount().minor() > 0);
            }
        }
        assertThat(byLine).isEqualTo(quote.discount().minor());
        assertThat(byVoucher).isEqualTo(quote.discount().minor());
        assertThat(told).as("every chosen voucher is spoken of").isEqualTo(random.count());
        assertThat(quote.lines())
                .allMatch(line -> line.payable().minor() >= 0 && line.discount().minor() >= 0);
        assertThat(quote.payable().plus(quote.discount())).isEqualTo(random.basket.total());
    }

    @Property(tries = 200)
    void does_not_depend_on_the_order_of_lines_vouchers_or_terms(@ForAll long seed) {
        Case random = new Case(seed);
        List<BasketLine> lines = new ArrayList<>(random.basket.lines());
        List<ChosenVoucher> chosen = new ArrayList<>(chosen(random.chosen));
        List<Voucher> terms = new ArrayList<>(random.program.vouchers());
        Collections.shuffle(lines, random.random);
        Collections.shuffle(chosen, random.random);
        Collections.shuffle(terms, random.random);
        VoucherProgram shuffled = new VoucherProgram(random.program.version(), random.program.program(), terms);

        assertThat(VoucherRules.quote(new Basket(lines), chosen, shuffled))
                .isEqualTo(VoucherRules.quote(random.basket, chosen(random.chosen), random.program));
    }

    @Property(tries = 300)
    void the_best_choice_is_that_of_trying_all(@ForAll long seed) {
        Case random = new Case(seed);
        BestChoice best = VoucherRules.best(random.basket, random.wallet(), random.program);

        long most = 0;
        long fewest = 0;
        for (Map<Voucher, Integer> combination : random.combinations()) {
            NaiveQuote naive = new NaiveQuote(random.basket, combination);
            long count =
                    combination.values().stream().mapToLong(Integer::longValue).sum();
            boolean better = naive.discount() > most || (naive.discount() == most && count < fewest);
            if (naive.legal(combination) && better) {
                most = naive.discount();
                fewest = count;
            }
        }
        assertThat(best.end()).isEqualTo(BestChoice.End.COMPLETE);
        assertThat(best.quote().discount().minor()).isEqualTo(most);
        assertThat(best.quote().verdicts()).allMatch(Quote.Applied.class::isInstance);
        assertThat(best.quote().applied().stream()
                        .mapToLong(ChosenVoucher::count)
                        .sum())
                .isEqualTo(fewest);
    }

    @Property(tries = 200)
    void refunds_in_any_parts_pay_back_what_was_paid(@ForAll long seed) {
        Case random = new Case(seed);
        Quote quote = VoucherRules.quote(random.basket, chosen(random.chosen), random.program);
        for (Quote.Line line : quote.lines()) {
            long back = 0;
            Money paidBack = Counter.fen(0);
            while (back < line.amount().minor()) {
                long part = 1 + random.random.nextLong(line.amount().minor() - back);
                RefundedLine refunded = VoucherRules.refund(
                                quote, List.of(new ReturnedLine(line.line(), Counter.fen(back), Counter.fen(part))))
                        .get(0);
                assertThat(refunded.refund().minor()).isBetween(0L, part);
                assertThat(refunded.discount().minor()).isBetween(0L, part);
                paidBack = paidBack.plus(refunded.refund());
                back += part;
            }
            assertThat(paidBack).isEqualTo(line.payable());
        }
    }

    private static List<ChosenVoucher> chosen(Map<Voucher, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> new ChosenVoucher(each.getKey().id(), each.getValue()))
                .toList();
    }

    /** A small shop with few amounts and names, so that ties and conflicts are frequent. */
    private static final class Case {

        private static final List<CategoryId> CATEGORIES = List.of(Counter.BEAUTY, Counter.FOOD);

        final Random random;
        final Basket basket;
        final VoucherProgram program;
        final Map<Voucher, Integer> chosen = new LinkedHashMap<>();

        Case(long seed) {
            this.random = new Random(seed);
            List<BasketLine> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                lines.add(new BasketLine(
                        new LineId("行" + i),
                        new GoodsId("货" + random.nextInt(3)),
                        Optional.empty(),
                        Set.of(CATEGORIES.get(random.nextInt(2))),
                        Counter.fen(random.nextInt(60))));
            }
            this.basket = new Basket(lines);
            VoucherProgram.Builder builder = VoucherProgram.builder(new PolicyVersion("1"), Counter.SHOP);
            for (int i = 0; i <= random.nextInt(4); i++) {
                Voucher voucher = voucher("券" + i);
                builder.voucher(voucher);
                if (random.nextInt(5) > 0) {
                    chosen.put(voucher, 1 + random.nextInt(3));
                }
            }
            this.program = builder.build();
        }

        private Voucher voucher(String id) {
            Discount discount = random.nextBoolean()
                    ? new Discount.AmountOff(Counter.fen(1 + random.nextInt(40)))
                    : new Discount.PercentOff(
                            1 + random.nextInt(10_000),
                            random.nextBoolean() ? RoundingMode.DOWN : RoundingMode.HALF_UP,
                            random.nextInt(3) == 0
                                    ? Optional.of(Counter.fen(1 + random.nextInt(20)))
                                    : Optional.empty());
            Stacking stacking =
                    (random.nextInt(4) == 0 ? Stacking.ALONE : Stacking.WITH_OTHERS).upTo(1 + random.nextInt(3));
            Voucher voucher = Voucher.of(Counter.id(id), discount)
                    .stacking(random.nextInt(4) == 0 ? stacking.in(new StackingGroup("组")) : stacking)
                    .priority(random.nextInt(3) - 1);
            if (random.nextInt(3) == 0) {
                voucher = voucher.scope(Scope.of(Selection.ofCategories(CATEGORIES.get(random.nextInt(2)))));
            }
            return random.nextBoolean() ? voucher.threshold(Counter.fen(1 + random.nextInt(50))) : voucher;
        }

        long count() {
            return chosen.values().stream().mapToLong(Integer::longValue).sum();
        }

        Wallet wallet() {
            List<Wallet.Stock> stocks = new ArrayList<>();
            chosen.forEach((voucher, count) -> stocks.add(new Wallet.Stock(
                    voucher,
                    List.of(new Wallet.Batch(count, NOON, Optional.of(NOON.plusSeconds(1 + random.nextInt(3))))),
                    0,
                    List.of())));
            return new Wallet(new MemberId("ann"), NOON, stocks);
        }

        List<Map<Voucher, Integer>> combinations() {
            List<Map<Voucher, Integer>> all = new ArrayList<>();
            all.add(Map.of());
            for (Map.Entry<Voucher, Integer> each : chosen.entrySet()) {
                for (Map<Voucher, Integer> smaller : List.copyOf(all)) {
                    for (int count = 1; count <= each.getValue(); count++) {
                        Map<Voucher, Integer> larger = new LinkedHashMap<>(smaller);
                        larger.put(each.getKey(), count);
                        all.add(larger);
                    }
                }
            }
            return all;
        }
    }
}
