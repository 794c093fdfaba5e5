package io.communitykit.membership.voucher;

import static io.communitykit.membership.voucher.Counter.BEAUTY;
import static io.communitykit.membership.voucher.Counter.BRAND;
import static io.communitykit.membership.voucher.Counter.FOOD;
import static io.communitykit.membership.voucher.Counter.branded;
import static io.communitykit.membership.voucher.Counter.fen;
import static io.communitykit.membership.voucher.Counter.id;
import static io.communitykit.membership.voucher.Counter.line;
import static io.communitykit.membership.voucher.Counter.off;
import static io.communitykit.membership.voucher.Counter.percent;
import static io.communitykit.membership.voucher.Counter.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A quote")
class QuoteTest {

    @Test
    @DisplayName("reaches a threshold exactly, and says what is missing one fen below")
    void threshold() {
        Voucher voucher = off("满200减20", 2_000).threshold(fen(20_000));

        Quote exact = quote(program(voucher), basket(line("a", 12_345), line("b", 7_655)), "满200减20");
        Quote below = quote(program(voucher), basket(line("a", 12_345), line("b", 7_654)), "满200减20");

        assertThat(exact.discount()).isEqualTo(fen(2_000));
        assertThat(exact.payable()).isEqualTo(fen(18_000));
        assertThat(below.discount()).isEqualTo(fen(0));
        assertThat(below.verdicts())
                .containsExactly(refused("满200减20", 1, new VoucherRefusal.BelowThreshold(fen(19_999), fen(1))));
    }

    @Test
    @DisplayName("counts toward the threshold what the lines in scope cost before any voucher")
    void threshold_before_vouchers() {
        VoucherProgram program = program(
                off("first", 9_000).priority(1),
                off("second", 1_000).threshold(fen(10_000)).priority(2));

        assertThat(quote(program, basket(line("a", 10_000)), "second", "first").discount())
                .isEqualTo(fen(10_000));
    }

    @Test
    @DisplayName("is for the brand, category or article named, and not for what is excluded")
    void scope() {
        Basket basket = basket(line("a", 1_000, BEAUTY), line("b", 1_000, FOOD), branded("c", 1_000, BRAND));

        assertThat(lines(basket, Scope.of(Selection.ofCategories(BEAUTY)))).containsExactly("a");
        assertThat(lines(basket, Scope.of(Selection.ofBrands(BRAND)))).containsExactly("c");
        assertThat(lines(basket, Scope.of(Selection.ofGoods(new GoodsId("goods b")))))
                .containsExactly("b");
        assertThat(lines(basket, Scope.except(Selection.ofCategories(FOOD)))).containsExactly("a", "c");
        assertThat(lines(basket, Scope.Everything.INSTANCE)).containsExactly("a", "b", "c");
        assertThat(lines(
                        basket,
                        new Scope.Goods(
                                Optional.of(Selection.ofCategories(BEAUTY, FOOD)),
                                Optional.of(Selection.ofGoods(new GoodsId("goods b"))))))
                .containsExactly("a");
    }

    private static List<String> lines(Basket basket, Scope scope) {
        Quote quote = quote(program(off("v", 300).scope(scope)), basket, "v");
        return ((Quote.Applied) quote.verdicts().get(0))
                .shares().stream().map(share -> share.line().value()).toList();
    }

    @Test
    @DisplayName("never takes more off than is left, and refuses a voucher that would take nothing")
    void never_below_zero() {
        VoucherProgram program = program(off("a", 500), off("b", 800), off("c", 1));

        Quote quote = quote(program, basket(line("x", 600)), "a", "b", "c");

        assertThat(quote.verdicts())
                .extracting(
                        Quote.Verdict::voucher, verdict -> verdict instanceof Quote.Applied a ? a.discount() : fen(0))
                .containsExactly(tuple(id("a"), fen(500)), tuple(id("b"), fen(100)), tuple(id("c"), fen(0)));
        assertThat(quote.verdicts().get(2)).isEqualTo(refused("c", 1, new VoucherRefusal.NoDiscount()));
        assertThat(quote.payable()).isEqualTo(fen(0));
    }

    @Test
    @DisplayName("splits a discount over the lines so that the parts add up, the largest remainder first")
    void split() {
        Quote quote = quote(program(off("v", 100)), basket(line("c", 1_000), line("a", 1_000), line("b", 1_000)), "v");

        assertThat(quote.lines())
                .extracting(Quote.Line::discount)
                .as("of equals, the lower line id first")
                .containsExactly(fen(34), fen(33), fen(33));
    }

    @Test
    @DisplayName("applies by priority, then id: a share is taken of what is left")
    void order_of_application() {
        Basket basket = basket(line("a", 10_000));

        assertThat(quote(
                                program(
                                        off("z", 2_000).priority(1),
                                        percent("a", 1_000).priority(2)),
                                basket,
                                "z",
                                "a")
                        .discount())
                .isEqualTo(fen(2_000 + 800));
        assertThat(quote(program(off("z", 2_000), percent("a", 1_000)), basket, "z", "a")
                        .discount())
                .isEqualTo(fen(1_000 + 2_000));
    }

    @Test
    @DisplayName("rounds a share as declared and keeps its limit")
    void percent_rounds() {
        Voucher up = Voucher.of(id("up"), new Discount.PercentOff(1_500, RoundingMode.UP, Optional.empty()));
        Voucher capped =
                Voucher.of(id("capped"), new Discount.PercentOff(1_500, RoundingMode.DOWN, Optional.of(fen(7))));

        assertThat(quote(program(up), basket(line("a", 33)), "up").discount()).isEqualTo(fen(5));
        assertThat(quote(program(percent("v", 1_500)), basket(line("a", 33)), "v")
                        .discount())
                .isEqualTo(fen(4));
        assertThat(quote(program(capped), basket(line("a", 100)), "capped").discount())
                .isEqualTo(fen(7));
        assertThat(quote(program(percent("v", 1)), basket(line("a", 33)), "v").verdicts())
                .as("rounds to nothing")
                .containsExactly(refused("v", 1, new VoucherRefusal.NoDiscount()));
    }

    @Test
    @DisplayName("lets a voucher that goes with nothing else stand alone, and names the one in its way")
    void exclusive() {
        VoucherProgram program =
                program(off("a", 100), Voucher.of(id("b"), new Discount.AmountOff(fen(900))), off("c", 100));

        Quote quote = quote(program, basket(line("x", 5_000)), "a", "b", "c");

        assertThat(quote.discount()).isEqualTo(fen(200));
        assertThat(quote.verdicts()).contains(refused("b", 1, new VoucherRefusal.DoesNotStack(id("a"))));
    }

    @Test
    @DisplayName("takes one kind of a stacking group")
    void groups() {
        StackingGroup group = new StackingGroup("平台券");
        Stacking grouped = Stacking.WITH_OTHERS.in(group);
        VoucherProgram program =
                program(off("a", 100).stacking(grouped), off("b", 900).stacking(grouped), off("c", 7));

        Quote quote = quote(program, basket(line("x", 5_000)), "b", "a", "c");

        assertThat(quote.discount()).isEqualTo(fen(107));
        assertThat(quote.verdicts()).contains(refused("b", 1, new VoucherRefusal.DoesNotStack(id("a"))));
        assertThat(quote.applied()).containsExactly(new ChosenVoucher(id("a")), new ChosenVoucher(id("c")));
    }

    @Test
    @DisplayName("takes as many of a kind as an order may, each with a threshold of its own")
    void several_of_a_kind() {
        Voucher voucher = off("v", 2_000).threshold(fen(20_000)).stacking(Stacking.ALONE.upTo(3));

        Quote two = chosen(program(voucher), basket(line("x", 45_000)), 5);
        Quote three = chosen(program(voucher), basket(line("x", 99_000)), 5);

        assertThat(two.discount()).isEqualTo(fen(4_000));
        assertThat(two.verdicts().get(1))
                .isEqualTo(refused("v", 3, new VoucherRefusal.BelowThreshold(fen(45_000), fen(15_000))));
        assertThat(three.discount()).isEqualTo(fen(6_000));
        assertThat(three.verdicts().get(1)).isEqualTo(refused("v", 2, new VoucherRefusal.AboveLimit(3)));
    }

    @Test
    @DisplayName("refuses a voucher of another currency, without a line in scope, or that the program does not have")
    void not_for_this_basket() {
        Currency jpy = Currency.getInstance("JPY");
        VoucherProgram program = program(
                Voucher.of(id("yen"), new Discount.AmountOff(new Money(100, jpy))),
                off("beauty", 100).scope(Scope.of(Selection.ofCategories(BEAUTY))));

        assertThat(quote(program, basket(line("x", 5_000)), "无", "beauty", "yen")
                        .verdicts())
                .containsExactly(
                        refused("beauty", 1, new VoucherRefusal.NothingInScope()),
                        refused("yen", 1, new VoucherRefusal.OtherCurrency(jpy, Counter.CNY)),
                        refused("无", 1, new VoucherRefusal.Unknown()));
    }

    @Test
    @DisplayName("stays exact at the ends of the range")
    void extremes() {
        Voucher voucher = percent("v", 10_000);
        Basket basket = basket(line("a", Long.MAX_VALUE - 1), line("b", 1), line("c", 0));

        assertThat(quote(program(voucher), basket, "v").payable()).isEqualTo(fen(0));
        assertThat(chosen(
                                program(off("v", 1)
                                        .threshold(fen(Long.MAX_VALUE / 2 + 1))
                                        .stacking(Stacking.ALONE.upTo(2))),
                                basket,
                                2)
                        .verdicts())
                .contains(refused("v", 1, new VoucherRefusal.BelowThreshold(fen(Long.MAX_VALUE), fen(1))));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> basket(line("a", Long.MAX_VALUE), line("b", 1)));
    }

    @Test
    @DisplayName("of a part of the lines is refunded so that all parts together are what was paid")
    void refund() {
        Quote quote = quote(program(off("v", 100)), basket(line("a", 1_000), line("b", 500), line("gift", 0)), "v");
        LineId a = new LineId("a");

        RefundedLine first = refund(quote, a, 0, 333);
        RefundedLine second = refund(quote, a, 333, 333);
        RefundedLine last = refund(quote, a, 666, 334);

        assertThat(quote.lines().get(0).discount()).isEqualTo(fen(67));
        assertThat(first).isEqualTo(new RefundedLine(a, fen(333), fen(23), fen(310)));
        assertThat(first.refund().plus(second.refund()).plus(last.refund())).isEqualTo(fen(933));
        assertThat(first.discount().plus(second.discount()).plus(last.discount()))
                .isEqualTo(fen(67));
        assertThat(refund(quote, new LineId("gift"), 0, 0).refund()).isEqualTo(fen(0));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> refund(quote, a, 1_000, 1))
                .withMessageContaining("at most 10.00 CNY in all");
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> refund(quote, new LineId("z"), 0, 1));
    }

    private static RefundedLine refund(Quote quote, LineId line, long before, long now) {
        return VoucherRules.refund(quote, List.of(new ReturnedLine(line, fen(before), fen(now))))
                .get(0);
    }

    private static Basket basket(BasketLine... lines) {
        return new Basket(List.of(lines));
    }

    private static Quote quote(VoucherProgram program, Basket basket, String... ids) {
        return VoucherRules.quote(
                basket,
                Arrays.stream(ids).map(each -> new ChosenVoucher(id(each))).toList(),
                program);
    }

    private static Quote chosen(VoucherProgram program, Basket basket, long count) {
        return VoucherRules.quote(basket, List.of(new ChosenVoucher(id("v"), count)), program);
    }

    private static Quote.Refused refused(String voucher, long count, VoucherRefusal why) {
        return new Quote.Refused(id(voucher), count, why);
    }
}
