package io.communitykit.testkit.referral;

import io.communitykit.referral.commission.BuyerLimit;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.UplineRule;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.order.CategoryId;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an order earns and keeps, by a plain reading of the program: rates of lines, added up, rounded once. It shares no code with it. */
final class PlainCommission {

    /** Enough for a sum of a few fractions of amounts of some thousands to be rounded right. */
    private static final MathContext DIGITS = new MathContext(60);

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private final CommissionProgram program;
    private final RateTable rates;

    PlainCommission(CommissionProgram program) {
        this.program = program;
        this.rates = program.plans().get(0).rates().orElseThrow();
    }

    /** What an order earns at a level, where everything is at the rates of one tier. */
    record Earned(long full, long commission) {}

    boolean hasOneTier() {
        return rates.tiers().size() == 1;
    }

    long limit() {
        return program.buyers().equals(BuyerLimit.NONE)
                ? Long.MAX_VALUE
                : program.buyers().orders();
    }

    Earned earned(ToldOrder order, int level, RateTier tier) {
        long first = whole(weights(order, tier));
        long cap = program.cap().isPresent()
                ? whole(net(order).multiply(rate(program.cap().getAsInt())))
                : first;
        long one = Math.min(first, cap);
        if (level == 1) {
            return new Earned(first, one);
        }
        UplineRule rule = program.upline().orElseThrow();
        BigDecimal of = rule.basis() == RewardBasis.NET_PAID ? net(order) : BigDecimal.valueOf(one);
        long second = whole(of.multiply(rate(rule.rate())));
        return new Earned(second, Math.max(0, Math.min(second, cap - one)));
    }

    /** Of a commission that was given, what is taken back so far: as much of it as the lines paid back had earned, half up. */
    long takenBack(ToldOrder order, int level, RateTier tier, long commission) {
        Map<LineId, Long> back = order.back();
        boolean all = order.order.lines().stream().allMatch(line -> back.getOrDefault(line.id(), 0L) == line.net());
        if (all && net(order).signum() > 0) {
            return commission;
        }
        boolean byNet = level == 2 && program.upline().orElseThrow().basis() == RewardBasis.NET_PAID;
        Map<String, BigDecimal[]> groups = new TreeMap<>();
        for (OrderLine line : order.order.lines()) {
            BigDecimal[] sums = groups.computeIfAbsent(
                    line.category().map(CategoryId::value).orElse(""),
                    it -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
            sums[0] = sums[0].add(byNet ? BigDecimal.valueOf(line.net()) : weight(line, tier));
            sums[1] = sums[1].add(BigDecimal.valueOf(line.net()));
            sums[2] = sums[2].add(BigDecimal.valueOf(back.getOrDefault(line.id(), 0L)));
        }
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal gone = BigDecimal.ZERO;
        for (BigDecimal[] sums : groups.values()) {
            weight = weight.add(sums[0]);
            gone = sums[2].signum() == 0
                    ? gone
                    : gone.add(sums[0].multiply(sums[2]).divide(sums[1], DIGITS));
        }
        return weight.signum() == 0
                ? 0
                : BigDecimal.valueOf(commission)
                        .multiply(gone)
                        .divide(weight, DIGITS)
                        // What repeats for ever ends here, and is not half of anything then.
                        .setScale(40, RoundingMode.HALF_EVEN)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private BigDecimal weights(ToldOrder order, RateTier tier) {
        return order.order.lines().stream().map(line -> weight(line, tier)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal weight(OrderLine line, RateTier tier) {
        BaseRule base = program.base();
        long amount = line.paid()
                - (base.tax() == BaseRule.Part.INCLUDED ? 0 : line.tax())
                - (base.shipping() == BaseRule.Part.INCLUDED ? 0 : line.shipping())
                + (base.coupon() == BaseRule.Part.INCLUDED ? line.coupon() : 0);
        return BigDecimal.valueOf(amount).multiply(rate(rate(line.category(), tier)));
    }

    private static int rate(Optional<CategoryId> category, RateTier tier) {
        Integer own = category.isPresent() ? tier.categories().get(category.get()) : null;
        return own == null ? tier.rate() : own;
    }

    private static BigDecimal rate(int basisPoints) {
        return BigDecimal.valueOf(basisPoints).divide(WHOLE);
    }

    private static BigDecimal net(ToldOrder order) {
        return BigDecimal.valueOf(order.order.lines().stream()
                .mapToLong(line -> line.paid() - line.tax() - line.shipping())
                .sum());
    }

    private static long whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** What tiers that reach back leave for what was sold and kept within a period, by category and net. */
    long reachingBack(Map<Optional<CategoryId>, Long> kept) {
        long volume = kept.values().stream().mapToLong(it -> it).sum();
        RateTier reached = rates.tiers().get(0);
        for (RateTier tier : rates.tiers()) {
            reached = volume >= tier.from() ? tier : reached;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Optional<CategoryId>, Long> each : kept.entrySet()) {
            sum = sum.add(BigDecimal.valueOf(each.getValue()).multiply(rate(rate(each.getKey(), reached))));
        }
        return whole(sum);
    }
}
