package io.communitykit.membership.benefit;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds tiers whose benefits cost more a year, all quotas used up, than the threshold that keeps the tier brings in that time.
 * A year has 365 days, 52 weeks and one birthday; what is counted over a lifetime counts once. Amounts are compared exactly, and
 * rounded down only where they are shown. Used once.
 */
final class YearlyCostLint {

    private static final int DAYS = 365;

    private final BenefitProgram program;
    private final Map<LadderId, Margin> margins;
    private final List<LintFinding> findings = new ArrayList<>();

    YearlyCostLint(BenefitProgram program, Map<LadderId, Margin> margins) {
        this.program = program;
        this.margins = margins;
    }

    List<LintFinding> findings(PointsProgram points) {
        new TreeMap<>(margins).forEach((ladder, margin) -> ladder(ladder, margin, points));
        return List.copyOf(findings);
    }

    private void ladder(LadderId id, Margin margin, PointsProgram points) {
        Optional<TierLadder> ladder = points.tiers().flatMap(tiers -> tiers.ladder(id));
        Optional<Climb> climb = ladder.flatMap(TierLadder::climb);
        if (climb.isEmpty()) {
            String why = ladder.isEmpty() ? "is no ladder of " + points.id() : "nobody climbs by what they bring";
            warn("margin-without-climb", "", "a margin is given for " + id + ", which " + why);
            return;
        }
        currencies(id, margin.sales().currency());
        ladder.get().tiers().forEach(tier -> tier(id, tier, climb.get(), margin));
    }

    private void currencies(LadderId ladder, Currency currency) {
        for (int i = 0; i < program.benefits().size(); i++) {
            Benefit benefit = program.benefits().get(i);
            boolean quota =
                    benefit.quotas().stream().anyMatch(each -> each.ladder().equals(ladder));
            boolean other = benefit.cost()
                    .filter(cost -> !cost.currency().equals(currency))
                    .isPresent();
            if (quota && other) {
                advise(
                        "cost-other-currency",
                        Violations.at("benefits", i, "cost"),
                        "cannot be compared with what " + ladder + " brings in " + currency);
            }
        }
    }

    private void tier(LadderId ladder, Tier tier, Climb climb, Margin margin) {
        Currency currency = margin.sales().currency();
        BigInteger cost = cost(ladder, tier, currency);
        if (cost.signum() == 0) {
            return;
        }
        String costs = "the benefits of " + tier.id() + " cost up to " + shown(cost, currency) + " a year";
        if (tier.keep() <= 0) {
            advise("benefits-for-nothing", Violations.at("benefits"), costs + ", and nothing is needed to keep it");
            return;
        }
        Optional<Ratio> times = perYear(climb);
        Ratio year = times.orElse(new Ratio(1, 1));
        BigInteger brought = big(tier.keep())
                .multiply(big(margin.sales().minor()))
                .multiply(big(margin.basisPoints()))
                .multiply(big(year.times()));
        BigInteger parts = big(margin.points()).multiply(big(Margin.WHOLE)).multiply(big(year.of()));
        if (cost.multiply(parts).compareTo(brought) > 0) {
            String span = times.isPresent() ? " a year" : " in all";
            warn(
                    "benefits-cost-more",
                    Violations.at("benefits"),
                    costs + ", but the " + tier.keep() + " " + climb.measure().currency() + " that keep it bring "
                            + shown(brought.divide(parts), currency) + span);
        }
    }

    private BigInteger cost(LadderId ladder, Tier tier, Currency currency) {
        BigInteger sum = BigInteger.ZERO;
        for (Benefit benefit : program.benefits()) {
            Optional<Money> cost = benefit.cost().filter(each -> each.currency().equals(currency));
            for (Quota quota : benefit.quotas()) {
                boolean counts = quota.ladder().equals(ladder)
                        && quota.tier().equals(tier.id())
                        && quota.units().isPresent();
                if (counts && cost.isPresent()) {
                    sum = sum.add(big(cost.get().minor())
                            .multiply(big(quota.units().getAsLong()))
                            .multiply(big(perYear(benefit.period()))));
                }
            }
        }
        return sum;
    }

    private static int perYear(BenefitPeriod period) {
        if (period instanceof BenefitPeriod.Every every) {
            return switch (every.period()) {
                case DAY -> DAYS;
                case WEEK -> 52;
                case MONTH -> 12;
                case QUARTER -> 4;
                case YEAR, LIFETIME -> 1;
            };
        }
        return 1;
    }

    // ---- how often a year the threshold must be met

    /** So many times in so many years. */
    private record Ratio(long times, long of) {

        boolean rarerThan(Ratio other) {
            return big(times).multiply(big(other.of)).compareTo(big(other.times).multiply(big(of))) < 0;
        }
    }

    /** Empty where it is met once in all. What is valid for longer than the window must be met more rarely. */
    private static Optional<Ratio> perYear(Climb climb) {
        Optional<Ratio> window = perYear(climb.window());
        Optional<Ratio> term = climb.validity() instanceof Validity.Term valid
                ? Optional.of(perYear(valid.length()))
                : Optional.empty();
        if (climb.window() instanceof Window.SinceTierStart) {
            return term;
        }
        return window.map(ratio -> term.filter(other -> other.rarerThan(ratio)).orElse(ratio));
    }

    private static Optional<Ratio> perYear(Window window) {
        if (window instanceof Window.Calendar calendar) {
            return Optional.of(new Ratio(perYear(calendar.period()), 1));
        } else if (window instanceof Window.Rolling rolling) {
            return Optional.of(perYear(rolling.length()));
        } else if (window instanceof Window.Anniversary anniversary) {
            return Optional.of(new Ratio(12, anniversary.months()));
        } else if (window instanceof Window.Dated dated && dated.until().isPresent()) {
            return Optional.of(new Ratio(
                    DAYS, ChronoUnit.DAYS.between(dated.from(), dated.until().get())));
        }
        return Optional.empty();
    }

    private static int perYear(CalendarWindow.Period period) {
        return switch (period) {
            case DAY -> DAYS;
            case WEEK -> 52;
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            case YEAR -> 1;
        };
    }

    /** A month is the twelfth part of a year. */
    private static Ratio perYear(Period length) {
        long months = 12L * length.getYears() + length.getMonths();
        return new Ratio(12L * DAYS, months * DAYS + 12L * length.getDays());
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static String shown(BigInteger minor, Currency currency) {
        return new BigDecimal(minor, currency.getDefaultFractionDigits()).toPlainString() + " "
                + currency.getCurrencyCode();
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }
}
