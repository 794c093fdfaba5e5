package io.communitykit.referral.commission;

import static io.communitykit.referral.commission.Shop.KOL;
import static io.communitykit.referral.commission.Shop.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.commission.plan.Enrolment;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.Statement;
import io.communitykit.referral.commission.statement.StatementLine;
import io.communitykit.referral.commission.statement.StatementSums;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.spi.CommissionPayout;
import io.communitykit.referral.spi.CommissionPayout.Outcome;
import io.communitykit.referral.spi.CommissionPayout.Payment;
import io.communitykit.referral.spi.Withholding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

@Label("Whatever is told, repeated and out of order,")
class CommissionsPropertyTest {

    private static final List<String> MODES = List.of("marginal", "retroactive", "forward-only");
    private static final List<String> POLICIES =
            List.of("net-next-statement", "negative-balance", "floor-zero-with-debt");
    private static final long[][] TIERS = {{0, 301, 1_007}, {500, 505, 1_200}, {900, 450, 2_000}};
    private static final long[][] RISING = {{0, 301, 1_007}, {500, 505, 1_200}, {900, 650, 2_000}};
    private static final int ORDERS = 8;

    /** A wallet that pays each key once. */
    private static final class Wallet implements CommissionPayout {

        private final Map<LocalDate, Long> paid = new HashMap<>();

        @Override
        public Outcome pay(Payment payment) {
            paid.putIfAbsent(payment.period(), payment.amount().minor());
            return new Outcome.Paid("ok");
        }

        private long sum() {
            return paid.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One random history, told to the facade and to the model. */
    private static final class History {

        private final SplittableRandom random;
        private final Shop shop = new Shop();
        private final Wallet wallet = new Wallet();
        private final PlainCommission plain;
        private Commissions commissions;
        private final List<PaidOrder> orders = new ArrayList<>();
        private final Set<Integer> told = new HashSet<>();
        private final List<OrderRefund> refunds = new ArrayList<>();
        private int day = 1;

        private History(long seed, String mode, String policy, long[][] tiers) {
            random = new SplittableRandom(seed);
            plain = new PlainCommission(mode, tiers);
            shop.payout = Optional.of(wallet);
            commissions = shop.commissions(Shop.program(
                    "\"mode\": \"" + mode + "\", \"tiers\": [" + tier(tiers[0]) + "," + tier(tiers[1]) + ","
                            + tier(tiers[2]) + "]",
                    "\"clawback\": \"" + policy + "\""));
            for (int i = 0; i < ORDERS; i++) {
                orders.add(order(i));
            }
        }

        /** Goes on with any other edition; the second plan is there or not. */
        private void edition() {
            String rates =
                    "\"mode\": \"" + MODES.get(random.nextInt(3)) + "\", \"tiers\": [{\"rate\": " + random.nextInt(900)
                            + "}, {\"from\": " + yuan("6.00") + ", \"rate\": " + random.nextInt(900) + "}]";
            String other = ", {\"id\": \"other\", \"kind\": \"waist\", " + rates + "}";
            commissions = shop.commissions(CommissionProgram.KIND.read("""
                    {"kind": "commission-program", "version": "%v", "program": "shop", "currency": "CNY", "zone": "Asia/Shanghai",
                     "holdDays": %h, "plans": [{"id": "partner", "kind": "waist", %t}%o], "usualPlan": "partner",
                     "clawback": "%c"}
                    """.replace("%v", "v" + random.nextInt(1_000))
                    .replace("%h", "" + random.nextInt(20))
                    .replace("%t", rates)
                    .replace("%o", random.nextBoolean() ? other : "")
                    .replace("%c", POLICIES.get(random.nextInt(3)))));
            PlanId plan = new PlanId(random.nextBoolean() ? "partner" : "other");
            commissions.enrol(new Enrolment(
                    Shop.key("e" + random.nextInt()), KOL, plan, Withholding.Beneficiary.INDIVIDUAL, shop.now));
        }

        private static String tier(long[] tier) {
            String from = tier[0] == 0 ? "" : "\"from\": " + yuan(tier[0] / 100 + ".00") + ", ";
            return "{" + from + "\"rate\": " + tier[1] + ", \"categories\": {\"dear\": " + tier[2] + "}}";
        }

        private PaidOrder order(int id) {
            List<OrderLine> lines = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                long net = random.nextInt(400);
                lines.add(random.nextBoolean() ? Shop.line("" + i, net) : Shop.line("" + i, "dear", net));
            }
            return Shop.order("o" + id, 1 + random.nextInt(70), lines.toArray(OrderLine[]::new));
        }

        private void step() {
            day += random.nextInt(4);
            shop.now = Shop.day(day);
            int id = random.nextInt(ORDERS);
            PaidOrder order = orders.get(id);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> pay(id);
                case 3, 4 -> refund(refund(order));
                case 5 -> {
                    if (!refunds.isEmpty()) {
                        refund(refunds.get(random.nextInt(refunds.size())));
                    }
                }
                case 6 -> commissions.received(Shop.receipt("o" + id, 1 + id * 9), Shop.by("o" + id, at(order)));
                default -> commissions.runDue(shop.now, 10);
            }
        }

        private int at(PaidOrder order) {
            return (int) ChronoUnit.DAYS.between(Shop.day(1), order.at()) + 1;
        }

        private void pay(int id) {
            PaidOrder order = orders.get(id);
            commissions.paid(order, Shop.by("o" + id, at(order)));
            plain.paid(order);
            told.add(id);
        }

        private OrderRefund refund(PaidOrder order) {
            List<RefundedLine> lines = new ArrayList<>();
            for (OrderLine line : order.lines()) {
                if (lines.isEmpty() || random.nextBoolean()) {
                    lines.add(Shop.back(line.id().value(), 1 + random.nextInt(300)));
                }
            }
            return Shop.refund(
                    "r" + refunds.size(),
                    order.order().value(),
                    1 + random.nextInt(90),
                    lines.toArray(RefundedLine[]::new));
        }

        private void refund(OrderRefund refund) {
            PaidOrder order = orders.get(Integer.parseInt(refund.order().value().substring(1)));
            commissions.refunded(refund, Shop.by(refund.order().value(), at(order)));
            plain.refunded(refund);
            refunds.add(refund);
        }

        private long posted() {
            return commissions.liability(List.of(KOL)).total() + wallet.sum();
        }

        private void refundAll() {
            for (int id : told) {
                for (OrderLine line : orders.get(id).lines()) {
                    refund(Shop.refund(
                            "all" + id + line.id(),
                            "o" + id,
                            99,
                            Shop.back(line.id().value(), 1_000)));
                }
            }
        }
    }

    private static String mode(long seed) {
        return MODES.get((int) Math.floorMod(seed, 3L));
    }

    private static String policy(long seed) {
        return POLICIES.get((int) Math.floorMod(seed / 3, 3L));
    }

    @Property(tries = 300)
    @Label("what was posted is what a plain recomputation of the raw history says, after each fact")
    void conservation(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        History history = new History(seed, mode(seed), policy(seed), TIERS);
        for (int step = 0; step < 60; step++) {
            history.step();
            assertThat(history.posted()).as("step %s of %s", step, mode(seed)).isEqualTo(history.plain.total());
        }
    }

    @Property(tries = 100)
    @Label("refunding all returns exactly all")
    void all_back(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        History history = new History(seed, mode(seed), policy(seed), TIERS);
        for (int step = 0; step < 40; step++) {
            history.step();
        }
        history.refundAll();
        assertThat(history.posted()).isZero();
        assertThat(history.commissions.liability(List.of(KOL)).awaiting()).isZero();
        history.shop.now = Shop.day(400);
        assertThat(history.commissions.liability(List.of(KOL)).held()).isZero();
    }

    @Property(tries = 200)
    @Label("refunding all returns exactly all, whichever editions and plans decided in between")
    void all_back_by_editions(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        History history = new History(seed, mode(seed), policy(seed), TIERS);
        for (int step = 0; step < 60; step++) {
            if (history.random.nextInt(6) == 0) {
                history.edition();
            }
            history.step();
        }
        history.refundAll();
        assertThat(history.posted()).isZero();
        history.shop.now = Shop.day(400);
        Liability left = history.commissions.liability(List.of(KOL));
        assertThat(left.awaiting()).isZero();
        assertThat(left.held()).isZero();
    }

    @Property(tries = 100)
    @Label("statements open with what the one before closed with, and their sums are those of their lines")
    void statements(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        History history = new History(seed, mode(seed), policy(seed), TIERS);
        for (int step = 0; step < 60; step++) {
            history.step();
        }
        long carried = 0;
        for (LocalDate month = Shop.JANUARY; month.isBefore(LocalDate.of(2026, 12, 1)); month = month.plusMonths(1)) {
            Optional<Statement> found = history.commissions.statement(KOL, month);
            StatementSums sums = new StatementSums();
            history.commissions.lines(KOL, month, (StatementLine line) -> sums.add(line.kind(), line.amount()));
            if (found.isEmpty()) {
                assertThat(sums.totals().lines()).isZero();
                continue;
            }
            Statement statement = found.get();
            assertThat(statement.totals()).isEqualTo(sums.totals());
            assertThat(statement.opening().net()).isEqualTo(carried);
            assertThat(
                            policy(seed).equals("floor-zero-with-debt")
                                    ? statement.closing().balance()
                                    : 0)
                    .isZero();
            carried = statement.closing().net();
        }
    }

    @Property(tries = 60)
    @Label("where paid is paid, no promoter ends with less than the plain sum")
    void none_after_paid(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        History history = new History(seed, mode(seed), "none-after-paid", RISING);
        for (int step = 0; step < 60; step++) {
            history.step();
            assertThat(history.posted()).isGreaterThanOrEqualTo(history.plain.total());
        }
    }
}
