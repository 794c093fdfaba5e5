package io.communitykit.membership.points;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the worth of what rules give for money against what the money leaves. Used once. */
final class EarnValueLint {

    private final PointsProgram program;
    private final Economics economics;
    private final Findings findings = new Findings();

    EarnValueLint(PointsProgram program, Economics economics) {
        this.program = program;
        this.economics = economics;
    }

    List<LintFinding> findings() {
        for (int i = 0; i < program.rules().size(); i++) {
            EarningRule rule = program.rules().get(i);
            Optional<PointsValue> worth = program.currency(rule.currency())
                    .flatMap(PointsCurrency::lots)
                    .flatMap(LotPolicy::value);
            if (rule.effect() == EarningRule.Effect.GRANT
                    && rule.quantity() instanceof Quantity.PerMoney per
                    && worth.isPresent()
                    && worth.get().money().currency().equals(per.unit().currency())) {
                compare(rule, per, worth.get(), Violations.at("rules", i, "grant"));
            }
        }
        return findings.list();
    }

    private void compare(EarningRule rule, Quantity.PerMoney per, PointsValue worth, String pointer) {
        BigDecimal factor = largest(rule);
        // given / taken is the share that comes back; both sides stay whole until it is shown.
        BigDecimal given = BigDecimal.valueOf(per.points())
                .multiply(BigDecimal.valueOf(worth.money().minor()))
                .multiply(factor)
                .multiply(BigDecimal.valueOf(Economics.WHOLE));
        BigDecimal taken = BigDecimal.valueOf(worth.points())
                .multiply(BigDecimal.valueOf(per.unit().minor()));
        if (given.compareTo(taken.multiply(BigDecimal.valueOf(economics.marginBasisPoints()))) > 0) {
            findings.warn(
                    "earn-above-margin",
                    pointer,
                    rule.id() + " gives back " + percent(given.divide(taken, 0, RoundingMode.CEILING))
                            + " of what is paid"
                            + (factor.compareTo(BigDecimal.ONE) == 0 ? "" : ", multiplied by " + plain(factor))
                            + ", above the margin of " + percent(BigDecimal.valueOf(economics.marginBasisPoints())));
        }
    }

    private static String percent(BigDecimal basisPoints) {
        return plain(basisPoints.movePointLeft(2)) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    // ---- multipliers

    /** The largest factor at any time, every condition met that raises and none that lowers. */
    private BigDecimal largest(EarningRule rule) {
        List<Multiplier> list = program.multipliers().list().stream()
                .filter(multiplier ->
                        multiplier.rules().isEmpty() || multiplier.rules().contains(rule.id()))
                .toList();
        List<Instant> starts = new ArrayList<>(List.of(Instant.MIN));
        list.forEach(multiplier -> {
            multiplier.from().ifPresent(starts::add);
            multiplier.until().ifPresent(starts::add);
        });
        BigDecimal largest = BigDecimal.ZERO;
        for (Instant start : starts) {
            List<Multiplier> applying = list.stream()
                    .filter(multiplier -> applies(multiplier, start))
                    .filter(multiplier ->
                            isSure(multiplier) || multiplier.factor().compareTo(BigDecimal.ONE) > 0)
                    .toList();
            largest = largest.max(program.multipliers().factor(applying));
        }
        return largest;
    }

    private static boolean applies(Multiplier multiplier, Instant at) {
        return multiplier.from().filter(at::isBefore).isEmpty()
                && multiplier.until().filter(until -> !at.isBefore(until)).isEmpty();
    }

    /** Whether it applies to everybody at its time. */
    private static boolean isSure(Multiplier multiplier) {
        return multiplier.condition().isEmpty() && multiplier.tiers().isEmpty();
    }
}
