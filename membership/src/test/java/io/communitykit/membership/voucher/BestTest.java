package io.communitykit.membership.voucher;

import static io.communitykit.membership.voucher.Counter.fen;
import static io.communitykit.membership.voucher.Counter.id;
import static io.communitykit.membership.voucher.Counter.line;
import static io.communitykit.membership.voucher.Counter.off;
import static io.communitykit.membership.voucher.Counter.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The best choice")
class BestTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Basket HUNDRED = new Basket(List.of(line("a", 10_000)));

    @Test
    @DisplayName(
            "is one large exclusive voucher where that beats all small ones together, and the small ones otherwise")
    void exclusive_or_together() {
        Voucher small = off("small", 400);
        Voucher other = off("other", 500);
        Voucher alone = Voucher.of(id("alone"), new Discount.AmountOff(fen(901)));

        assertThat(chosen(alone, small, other)).containsExactly("alone");
        assertThat(chosen(Voucher.of(id("alone"), new Discount.AmountOff(fen(899))), small, other))
                .containsExactly("other", "small");
    }

    @Test
    @DisplayName("of equal discounts is that with fewer vouchers")
    void fewer() {
        assertThat(chosen(off("a", 5_000), off("b", 5_000), off("c", 10_000))).containsExactly("c");
    }

    @Test
    @DisplayName("of equal numbers is that with vouchers that expire sooner, then that of the lower id")
    void sooner_then_id() {
        StackingGroup group = new StackingGroup("g");
        Voucher a = off("a", 500).stacking(Stacking.WITH_OTHERS.in(group));
        Voucher b = off("b", 500).stacking(Stacking.WITH_OTHERS.in(group));
        VoucherProgram program = program(b, a);

        assertThat(best(program, stock(a, 9), stock(b, 2)).quote().applied())
                .containsExactly(new ChosenVoucher(id("b")));
        assertThat(best(program, stock(a, 2), stock(b, 2)).quote().applied())
                .containsExactly(new ChosenVoucher(id("a")));
    }

    @Test
    @DisplayName("of an empty wallet takes nothing off")
    void empty() {
        BestChoice best = best(program(off("a", 500)));

        assertThat(best.quote().discount()).isEqualTo(fen(0));
        assertThat(best.quote().verdicts()).isEmpty();
        assertThat(best.end()).isEqualTo(BestChoice.End.COMPLETE);
    }

    @Test
    @DisplayName("says that the search was cut off, and is still a legal choice")
    void cut_off() {
        Voucher[] vouchers = new Voucher[20];
        List<Wallet.Stock> stocks = new ArrayList<>();
        for (int i = 0; i < vouchers.length; i++) {
            vouchers[i] = off("v" + i, 300 + i).threshold(fen(1_000 + i));
            stocks.add(stock(vouchers[i], 5));
        }
        Wallet wallet = new Wallet(new MemberId("m"), NOON, stocks);

        BestChoice few = VoucherRules.best(HUNDRED, wallet, program(vouchers), 5);
        BestChoice all = VoucherRules.best(HUNDRED, wallet, program(vouchers));

        assertThat(few.end()).isEqualTo(BestChoice.End.CUT_OFF);
        assertThat(few.quote().verdicts()).isNotEmpty().allMatch(Quote.Applied.class::isInstance);
        assertThat(few.quote().discount()).isLessThan(all.quote().discount());
        assertThat(all.end()).isEqualTo(BestChoice.End.COMPLETE);
        assertThat(all.quote().discount()).isEqualTo(fen(20 * 300 + 190));
    }

    @Test
    @DisplayName("splits no more vouchers over the lines than the search has steps, and takes those it got to")
    void cut_off_among_many_of_a_kind() {
        Voucher penny = off("penny", 1).stacking(Stacking.WITH_OTHERS.upTo(Stacking.MAX_PER_ORDER));
        Wallet.Stock many =
                new Wallet.Stock(penny, List.of(new Wallet.Batch(1_000, NOON, Optional.empty())), 0, List.of());
        Wallet wallet = new Wallet(new MemberId("m"), NOON, List.of(many));

        BestChoice few = VoucherRules.best(HUNDRED, wallet, program(penny), 100);
        BestChoice all = VoucherRules.best(HUNDRED, wallet, program(penny));

        assertThat(few.end()).isEqualTo(BestChoice.End.CUT_OFF);
        assertThat(few.quote().applied()).containsExactly(new ChosenVoucher(penny.id(), 100));
        assertThat(all.end()).isEqualTo(BestChoice.End.COMPLETE);
        assertThat(all.quote().discount()).isEqualTo(fen(1_000));
    }

    private static List<String> chosen(Voucher... vouchers) {
        List<Wallet.Stock> stocks = new ArrayList<>();
        for (Voucher voucher : vouchers) {
            stocks.add(stock(voucher, 5));
        }
        return best(program(vouchers), stocks.toArray(Wallet.Stock[]::new)).quote().applied().stream()
                .map(each -> each.voucher().value())
                .toList();
    }

    private static BestChoice best(VoucherProgram program, Wallet.Stock... stocks) {
        return VoucherRules.best(HUNDRED, new Wallet(new MemberId("m"), NOON, List.of(stocks)), program);
    }

    private static Wallet.Stock stock(Voucher voucher, int days) {
        Optional<Instant> end = Optional.of(NOON.plus(Duration.ofDays(days)));
        return new Wallet.Stock(voucher, List.of(new Wallet.Batch(1, NOON, end)), 0, List.of());
    }
}
