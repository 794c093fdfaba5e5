package io.communitykit.membership.tier;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.tier.internal.Reach;
import io.communitykit.membership.tier.internal.Stretch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what in a tier program does not go with the points that it counts. Used once. */
final class ProgramFitLint {

    private final TierProgram tiers;
    private final PointsProgram points;
    private final Reach reach;
    private final Findings findings = new Findings();

    ProgramFitLint(TierProgram tiers, PointsProgram points) {
        this.tiers = tiers;
        this.points = points;
        this.reach = new Reach(points);
    }

    List<LintFinding> findings() {
        for (int i = 0; i < tiers.ladders().size(); i++) {
            TierLadder ladder = tiers.ladders().get(i);
            String pointer = Violations.at("ladders", i);
            ladder.climb().ifPresent(climb -> climb(ladder, climb, pointer));
        }
        for (int i = 0; i < tiers.offers().size(); i++) {
            offer(tiers.offers().get(i), Violations.at("offers", i));
        }
        return findings.list();
    }

    private void climb(TierLadder ladder, Climb climb, String pointer) {
        CurrencyId currency = climb.measure().currency();
        if (points.currency(currency).isEmpty()) {
            findings.warn(
                    "ladder-currency-unknown",
                    pointer,
                    "program " + points.id() + " has no currency " + currency + ", which ladder " + ladder.id()
                            + " counts");
            return;
        }
        if (!reach.comes(currency)) {
            findings.warn(
                    "ladder-currency-never-comes",
                    pointer,
                    "no rule and no exchange gives " + currency + ", so nobody climbs ladder " + ladder.id());
        } else if (climb.measure() instanceof Measure.Balance) {
            reached(ladder, reach.atOnce(currency), expiring(currency), pointer);
            spending(ladder, climb, currency, pointer);
        } else {
            reached(ladder, reach.within(currency, Stretch.of(climb.window())), false, pointer);
        }
        counting(climb.measure(), Violations.below(pointer, "counts"));
    }

    // ---- what can be reached

    /** Whether it is its expiry, and not its caps alone, that limits what a member can have of a currency. */
    private boolean expiring(CurrencyId currency) {
        return reach.within(currency, Stretch.ENDLESS).isEmpty();
    }

    private void reached(TierLadder ladder, Optional<Reach.Most> limit, boolean expiring, String pointer) {
        if (limit.isEmpty()) {
            return;
        }
        Reach.Most most = limit.get();
        String why = expiring
                ? " let a member have at most " + most.points() + " before the oldest expire"
                : " let at most " + most.points() + " come in over the window";
        for (int i = 0; i < ladder.tiers().size(); i++) {
            Tier tier = ladder.tiers().get(i);
            if (tier.enter() > most.points() && !isSold(ladder, tier)) {
                findings.warn(
                        expiring ? "tier-expires-first" : "tier-unreachable",
                        Violations.below(pointer, "tiers", i, "from"),
                        tier.id() + " needs " + tier.enter() + ", but the caps " + most.caps() + why);
            }
        }
    }

    private boolean isSold(TierLadder ladder, Tier tier) {
        return tiers.offers().stream()
                .anyMatch(offer ->
                        offer.ladder().equals(ladder.id()) && offer.tier().equals(tier.id()));
    }

    // ---- what lowers a balance

    private void spending(TierLadder ladder, Climb climb, CurrencyId currency, String pointer) {
        if (climb.downgrade().step() == Downgrade.Step.NONE) {
            return;
        }
        String ways = spendable(currency)
                ? "members spend " + currency
                : exchanges(currency).concat(offers(currency)).strip();
        if (!ways.isEmpty()) {
            findings.warn(
                    "tier-falls-by-spending",
                    pointer,
                    "ladder " + ladder.id() + " follows the balance of " + currency + ", and " + ways
                            + "; count what was earned, or a currency that is not spent");
        }
    }

    private boolean spendable(CurrencyId currency) {
        return points.currency(currency).flatMap(PointsCurrency::lots).isPresent();
    }

    private String exchanges(CurrencyId currency) {
        String names = points.exchanges().stream()
                .filter(exchange -> exchange.from().equals(currency))
                .map(ExchangeRule::id)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : names + " takes it ";
    }

    private String offers(CurrencyId currency) {
        String names = tiers.offers().stream()
                .filter(offer -> offer.currency().equals(currency))
                .map(TierOffer::id)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : names + " is paid with it";
    }

    // ---- what is counted

    private void counting(Measure measure, String pointer) {
        if (!(measure instanceof Measure.Spend) && !(measure instanceof Measure.Orders)) {
            return;
        }
        for (EarningRule rule : reach.grants(measure.currency())) {
            if (measure instanceof Measure.Spend spend && !perMinorUnit(rule.quantity(), spend)) {
                findings.warn(
                        "spend-miscounted",
                        pointer,
                        rule.id() + " does not give 1 " + measure.currency() + " for each minor unit of "
                                + spend.money());
            } else if (measure instanceof Measure.Orders && !rule.quantity().equals(new Quantity.Fixed(1))) {
                findings.warn(
                        "orders-miscounted",
                        pointer,
                        rule.id() + " does not give 1 " + measure.currency() + " for each order");
            }
            multiplied(rule, pointer);
        }
    }

    private static boolean perMinorUnit(Quantity quantity, Measure.Spend spend) {
        return quantity instanceof Quantity.PerMoney per
                && per.unit().currency().equals(spend.money())
                && per.points() == per.unit().minor();
    }

    private void multiplied(EarningRule rule, String pointer) {
        points.multipliers().list().stream()
                .filter(multiplier ->
                        multiplier.rules().isEmpty() || multiplier.rules().contains(rule.id()))
                .filter(multiplier -> multiplier.factor().compareTo(BigDecimal.ONE) != 0)
                .forEach(multiplier -> findings.warn(
                        "count-multiplied",
                        pointer,
                        multiplier.id() + " multiplies by " + multiplier.factor() + " what " + rule.id() + " counts"));
    }

    // ---- offers

    private void offer(TierOffer offer, String pointer) {
        if (points.currency(offer.currency()).isEmpty()) {
            findings.warn(
                    "offer-currency-unknown",
                    Violations.below(pointer, "currency"),
                    "program " + points.id() + " has no currency " + offer.currency() + ", which " + offer.id()
                            + " is paid with");
            return;
        }
        Optional<Reach.Most> most = reach.comes(offer.currency())
                ? reach.atOnce(offer.currency())
                : Optional.of(new Reach.Most(0, List.of()));
        most.filter(all -> all.points() < offer.price())
                .ifPresent(all -> findings.warn(
                        "offer-unaffordable",
                        Violations.below(pointer, "price"),
                        offer.id() + " costs " + offer.price() + " " + offer.currency()
                                + ", but a member never has more than " + all.points()));
    }
}
