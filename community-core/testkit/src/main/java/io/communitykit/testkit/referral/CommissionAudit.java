package io.communitykit.testkit.referral;

import static io.communitykit.testkit.referral.Broken.require;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.OrderCommission;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.Liability;
import io.communitykit.referral.commission.statement.LineKind;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.OrderLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a store says of commission with a plain reading of the program, order by order, and with the bank. For one thread. */
final class CommissionAudit {

    private final SimulatedShop shop;
    private final CommissionProgram program;
    private final CommissionFacts facts;
    private final PlainCommission plain;
    private final RateTable rates;
    private final StatementAudit statements;
    /** In the order in which they were decided. */
    private final List<ToldOrder> decided = new ArrayList<>();

    CommissionAudit(SimulatedShop shop, CommissionFacts facts) {
        this.shop = shop;
        this.program = shop.commission;
        this.facts = facts;
        this.plain = new PlainCommission(program);
        this.rates = program.plans().get(0).rates().orElseThrow();
        this.statements = new StatementAudit(shop);
    }

    /** After something was told: an order that is decided now was decided just now, whether that was answered or not. */
    void told() {
        for (ToldOrder order : shop.orders.values()) {
            Optional<MemberId> promoter =
                    order.snapshot.flatMap(OrderAttribution::credit).map(CommissionAudit::member);
            if (order.paid.isEmpty()
                    && promoter.isPresent()
                    && why(promoter.get(), order).isPresent()) {
                long before = decided.stream()
                        .filter(it -> it.allowed
                                && it.paid.get(0).equals(promoter.get())
                                && it.order.buyer().equals(order.order.buyer()))
                        .count();
                order.allowed = before < plain.limit();
                order.paid = paid(order.snapshot.orElseThrow(), promoter.get());
                decided.add(order);
            }
        }
    }

    private static MemberId member(Credit credit) {
        return credit.promoter().member();
    }

    private List<MemberId> paid(OrderAttribution attribution, MemberId promoter) {
        List<MemberId> paid = new ArrayList<>(List.of(promoter));
        attribution
                .upline()
                .filter(it ->
                        program.upline().isPresent() && program.promoters().contains(it.kind()))
                .map(Promoter::member)
                .filter(it -> !it.equals(promoter) && !shop.isErased(it))
                .ifPresent(paid::add);
        return paid;
    }

    private Optional<OrderCommission> why(MemberId promoter, ToldOrder order) {
        return shop.seen.why(promoter, order.order.order());
    }

    /** When everything is told: each order, each promoter, each statement, and what the bank paid. */
    void books() {
        for (ToldOrder order : shop.orders.values()) {
            order.snapshot
                    .flatMap(OrderAttribution::credit)
                    .map(CommissionAudit::member)
                    .ifPresent(promoter -> require(
                            !order.paid.isEmpty() || shop.isErased(promoter) || shop.isErased(order.order.buyer()),
                            "an order that is credited is not decided",
                            order.order));
            for (MemberId promoter : order.paid) {
                if (!shop.isErased(promoter)) {
                    order(order, promoter, order.paid.indexOf(promoter) + 1);
                }
            }
        }
        for (MemberId member : shop.members) {
            if (!shop.isErased(member)) {
                promoter(member);
            }
        }
    }

    private void order(ToldOrder order, MemberId promoter, int level) {
        OrderCommission known = why(promoter, order)
                .orElseThrow(() -> new Broken("a commission is forgotten: " + promoter + ", " + order.order));
        String who = promoter + " by " + order.order + ", " + order.refunds + ", " + known;
        require(known.level() == level, "a commission is of another level", who);
        if (!order.allowed) {
            require(known.full() == 0 && known.commission() == 0, "an order beyond the buyer's limit earns", who);
            return;
        }
        RateTier low = rates.tiers().get(0);
        RateTier high = rates.tiers().get(rates.tiers().size() - 1);
        long least = plain.earned(order, level, low).full();
        long most = plain.earned(order, level, high).full();
        require(
                known.full() >= Math.min(least, most) - 1 && known.full() <= Math.max(least, most) + 1,
                "an order earns outside of all rates",
                who);
        long gone = known.takenBack() + known.waived();
        require(gone >= 0 && gone <= known.commission(), "more is taken back than was given", who);
        if (plain.hasOneTier()) {
            PlainCommission.Earned earned = plain.earned(order, level, low);
            require(known.full() == earned.full(), "an order earns not its rates, " + earned, who);
            require(known.commission() == earned.commission(), "an order is given not its rates, " + earned, who);
        }
        long back = order.back().values().stream().mapToLong(it -> it).sum();
        boolean exact = plain.hasOneTier() || back == 0 || back == order.order.net();
        if (exact) {
            long expected = plain.takenBack(order, level, low, known.commission());
            require(gone == expected, "not as much is taken back as was paid back, " + expected, who);
        }
        require(
                known.waived() == 0 || program.clawback() == ClawbackPolicy.NONE_AFTER_PAID,
                "something is waived by a policy that waives nothing",
                who);
    }

    /** What is awaited, held, stated and paid is what orders and fees give. */
    private void promoter(MemberId member) {
        List<OrderCommission> all = new ArrayList<>();
        for (ToldOrder order : decided) {
            if (order.paid.contains(member)) {
                why(member, order).ifPresent(all::add);
            }
        }
        StatementAudit.Sums sums = statements.of(member);
        long orders =
                all.stream().mapToLong(it -> it.commission() - it.takenBack()).sum();
        Liability liability = shop.seen.liability(List.of(member));
        String who = member + ", " + liability + ", " + sums + ", " + all;
        long tasks = sums.of(LineKind.TASK_FEE) + sums.of(LineKind.ANNUAL_FEE);
        require(tasks == facts.fees(member), "fees are not what was told, " + facts.fees(member), who);
        long waiting = liability.awaiting() + liability.held();
        long given = orders + tasks + tiers(member, all, sums, who);
        require(waiting + sums.all() == given, "lines and what waits are not what is given, " + given, who);
        require(
                waiting + liability.running() + sums.paid() + sums.tax() + liability.unpaid() == given,
                "what is paid, kept and owed is not what is given, " + given,
                who);
        require(shop.bank.sum(member) == sums.paid(), "the bank paid not what is settled", who);
    }

    /** What tiers that reach back gave beside; where nothing is waived it is what the kept volume of each period asks for. */
    private long tiers(MemberId member, List<OrderCommission> all, StatementAudit.Sums sums, String who) {
        if (rates.mode() != TierMode.RETROACTIVE || plain.hasOneTier()) {
            require(sums.of(LineKind.TIER_ADJUSTMENT) == 0, "tiers that do not reach back adjust", who);
            return 0;
        }
        long waits = shop.seen.liability(List.of(member)).held()
                - all.stream()
                        .filter(it -> it.stage() == OrderCommission.Stage.HELD)
                        .mapToLong(it -> it.commission() - it.takenBack())
                        .sum();
        long adjusted = sums.of(LineKind.TIER_ADJUSTMENT) + waits;
        if (program.clawback() != ClawbackPolicy.NONE_AFTER_PAID
                && program.cap().isEmpty()) {
            Map<LocalDate, Map<Optional<CategoryId>, Long>> kept = new HashMap<>();
            long own = 0;
            for (ToldOrder order : decided) {
                if (order.allowed && order.paid.get(0).equals(member)) {
                    OrderCommission known = why(member, order).orElseThrow();
                    own += known.commission() - known.takenBack();
                    keep(order, kept.computeIfAbsent(known.period(), it -> new HashMap<>()));
                }
            }
            long asked = kept.values().stream().mapToLong(plain::reachingBack).sum();
            require(own + adjusted == asked, "tiers that reach back leave not what the volume asks for, " + asked, who);
        }
        return adjusted;
    }

    private static void keep(ToldOrder order, Map<Optional<CategoryId>, Long> kept) {
        for (OrderLine line : order.order.lines()) {
            kept.merge(line.category(), line.net() - order.back().getOrDefault(line.id(), 0L), Long::sum);
        }
    }
}
