package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.FEBRUARY;
import static io.communitykit.referral.commission.Shop.JANUARY;
import static io.communitykit.referral.commission.Shop.by;
import static io.communitykit.referral.commission.Shop.day;
import static io.communitykit.referral.commission.Shop.flat;
import static io.communitykit.referral.commission.Shop.order;
import static io.communitykit.referral.commission.Shop.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.commission.statement.StatementStatus;
import io.communitykit.referral.spi.CommissionPayout;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is due for many promoters:")
class CommissionDueTest {

    private static final MemberId X = new MemberId("x");
    private static final MemberId Y = new MemberId("y");
    private static final MemberId Z = new MemberId("z");

    private final Shop shop = new Shop();
    private final Map<MemberId, Long> wallet = new HashMap<>();

    /** Everybody is paid but x, for whom the payout fails. */
    private CommissionPayout failing(Supplier<RuntimeException> failure) {
        return payment -> {
            if (payment.promoter().equals(X)) {
                throw failure.get();
            }
            wallet.merge(payment.promoter(), payment.amount().minor(), Long::sum);
            return new Outcome.Paid("");
        };
    }

    private void sells(Commissions commissions, MemberId promoter, int day) {
        String id = promoter.value() + day;
        commissions.paid(order(id, day, 10_000), by(id, day, promoter, Optional.empty()));
        commissions.received(receipt(id, day), by(id, day, promoter, Optional.empty()));
    }

    private static Optional<StatementStatus> status(Commissions commissions, MemberId promoter, LocalDate period) {
        return commissions.statement(promoter, period).map(it -> it.status());
    }

    @Test
    @DisplayName("a payout that fails for one promoter keeps nobody else from theirs, however small the limit")
    void failing_payout() {
        shop.payout = Optional.of(failing(() -> StorageException.retryable("wallet of x", null)));
        Commissions commissions = shop.commissions(flat());
        sells(commissions, X, 1);
        sells(commissions, Y, 2);
        sells(commissions, Z, 2);
        shop.now = day(35);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> commissions.runDue(shop.now, 1))
                .withMessageContaining("but for 1 promoters")
                .matches(StorageException::retryable);
        assertThat(commissions.runDue(shop.now, 1).settled()).isEqualTo(1);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> commissions.runDue(shop.now, 1));

        assertThat(wallet).isEqualTo(Map.of(Y, 500L, Z, 500L));
        assertThat(status(commissions, X, JANUARY)).contains(StatementStatus.CLOSED);
        assertThat(status(commissions, Y, JANUARY)).contains(StatementStatus.SETTLED);
    }

    @Test
    @DisplayName(
            "whatever a payout throws is told at the end, with how often; the other payments of that promoter are made too")
    void any_failure() {
        shop.payout = Optional.of(payment -> {
            if (payment.period().equals(JANUARY)) {
                throw new IllegalStateException("http");
            }
            wallet.merge(payment.promoter(), payment.amount().minor(), Long::sum);
            return new Outcome.Paid("");
        });
        Commissions commissions = shop.commissions(flat());
        sells(commissions, X, 1);
        sells(commissions, Y, 1);
        sells(commissions, Y, 33);
        shop.now = day(65);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> commissions.runDue(shop.now, 10))
                .withMessageContaining("but for 2 promoters or payments")
                .withCauseInstanceOf(IllegalStateException.class)
                .matches(failure -> !failure.retryable());

        assertThat(wallet).isEqualTo(Map.of(Y, 500L));
        assertThat(status(commissions, Y, FEBRUARY)).contains(StatementStatus.SETTLED);
    }

    @Test
    @DisplayName(
            "a run reaches whom it can serve behind more promoters who fail than a page holds, and each is tried once")
    void many_stuck() {
        int stuck = 300;
        List<MemberId> tried = new ArrayList<>();
        shop.payout = Optional.of(payment -> {
            if (!payment.promoter().equals(Y)) {
                tried.add(payment.promoter());
                throw StorageException.retryable("wallet", null);
            }
            wallet.merge(payment.promoter(), payment.amount().minor(), Long::sum);
            return new Outcome.Paid("");
        });
        Commissions commissions = shop.commissions(flat());
        for (int i = 0; i < stuck; i++) {
            sells(commissions, new MemberId("stuck " + i), 1);
        }
        sells(commissions, Y, 2);
        shop.now = day(35);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> commissions.runDue(shop.now, 1))
                .withMessageContaining("but for " + stuck + " promoters");

        assertThat(wallet).isEqualTo(Map.of(Y, 500L));
        assertThat(tried).hasSize(stuck).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a limit of none, or of more than 10,000, is refused")
    void limits() {
        Commissions commissions = shop.commissions(flat());
        for (int limit : List.of(0, 10_001)) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> commissions.runDue(shop.now, limit))
                    .withMessageContaining("1 to 10000");
        }
    }

    private static int runs(Commissions commissions, Shop shop) {
        int runs = 1;
        while (commissions.runDue(shop.now, 1).books() == 1) {
            assertThat(++runs).isLessThan(10);
        }
        return runs;
    }

    @Test
    @DisplayName("without a payout statements that wait to be paid keep none from being closed, and calling again ends")
    void no_payout() {
        Commissions commissions = shop.commissions(flat());
        List<MemberId> promoters = List.of(X, Y, Z);
        promoters.forEach(it -> sells(commissions, it, 1));
        shop.now = day(35);
        assertThat(runs(commissions, shop)).isEqualTo(4);
        promoters.forEach(it -> sells(commissions, it, 36));
        shop.now = day(70);

        assertThat(runs(commissions, shop)).isEqualTo(4);

        assertThat(promoters).allSatisfy(it -> {
            assertThat(status(commissions, it, JANUARY)).contains(StatementStatus.CLOSED);
            assertThat(status(commissions, it, FEBRUARY)).contains(StatementStatus.CLOSED);
        });
    }

    @Test
    @DisplayName("what was closed without a payout is paid by a run that has one, with what is due next")
    void payout_later() {
        Commissions without = shop.commissions(flat());
        sells(without, Y, 1);
        shop.now = day(35);
        without.runDue(shop.now, 10);
        shop.payout = Optional.of(failing(() -> new IllegalStateException("never for y")));
        Commissions with = shop.commissions(flat());
        assertThat(with.runDue(shop.now, 10)).isEqualTo(DueSummary.NONE);
        sells(with, Y, 36);
        shop.now = day(70);

        assertThat(with.runDue(shop.now, 10)).isEqualTo(new DueSummary(1, 1, 2, 0, 0));

        assertThat(wallet).isEqualTo(Map.of(Y, 1_000L));
    }

    @Test
    @DisplayName("what waits for a facade that pays takes no place in a run that does not, and stays due for the other")
    void two_facades() {
        Commissions without = shop.commissions(flat());
        shop.payout = Optional.of(failing(() -> new IllegalStateException("x")));
        Commissions with = shop.commissions(flat());
        sells(with, Y, 1);
        sells(with, Z, 2);
        shop.now = day(35);
        with.close(Y, JANUARY);
        shop.now = day(70);

        // The hold of z is over later than y's statement was closed.
        assertThat(without.runDue(shop.now, 1)).isEqualTo(new DueSummary(1, 1, 0, 0, 0));
        assertThat(without.runDue(shop.now, 1)).isEqualTo(DueSummary.NONE);
        assertThat(status(without, Z, JANUARY)).contains(StatementStatus.CLOSED);
        assertThat(with.runDue(shop.now, 1)).isEqualTo(new DueSummary(1, 0, 1, 0, 0));
        assertThat(wallet).isEqualTo(Map.of(Y, 500L));
    }

    @Test
    @DisplayName("a payment that is to be tried again at once is tried once at one instant")
    void again_at_once() {
        shop.payout = Optional.of(payment -> new Outcome.Again("busy", day(1)));
        Commissions commissions = shop.commissions(flat());
        sells(commissions, X, 1);
        shop.now = day(35);

        assertThat(commissions.runDue(shop.now, 1)).isEqualTo(new DueSummary(1, 1, 0, 0, 1));
        assertThat(commissions.runDue(shop.now, 1)).isEqualTo(DueSummary.NONE);
        shop.now = day(36);
        assertThat(commissions.runDue(shop.now, 1)).isEqualTo(new DueSummary(1, 0, 0, 0, 1));
    }
}
