package io.communitykit.membership.tier.internal;

import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The most that a member can have of a currency by the program's own rules: never less than what is possible, and often
 * just that. What operators grant by hand is not counted. Immutable.
 */
public final class Reach {

    private final PointsProgram program;

    /**
     * Takes the program.
     *
     * @param program the points program
     */
    public Reach(PointsProgram program) {
        this.program = program;
    }

    /**
     * The most of a currency.
     *
     * @param points how many
     * @param caps the caps that say so, in the document's order
     */
    public record Most(long points, List<CapId> caps) {}

    /**
     * Whether anything in the program gives a currency.
     *
     * @param currency the currency
     * @return true if an account begins with some, a rule grants it, or an exchange gives it
     */
    public boolean comes(CurrencyId currency) {
        return program.currency(currency).filter(known -> known.start() > 0).isPresent()
                || !grants(currency).isEmpty()
                || exchanged(currency);
    }

    /**
     * The most that can come in over a stretch.
     *
     * @param currency the currency
     * @param stretch the stretch
     * @return the most; empty if there is no limit
     */
    public Optional<Most> within(CurrencyId currency, Stretch stretch) {
        return most(currency, rule -> stretch);
    }

    /**
     * The most that can be there at one time.
     *
     * @param currency the currency
     * @return the most; empty if there is no limit
     */
    public Optional<Most> atOnce(CurrencyId currency) {
        Optional<LotPolicy> lots = program.currency(currency).flatMap(PointsCurrency::lots);
        return most(currency, rule -> lots.map(policy -> life(rule, policy)).orElse(Stretch.ENDLESS));
    }

    /** Points that wait for an event or a date may become active together, however long ago they were earned. */
    private static Stretch life(EarningRule rule, LotPolicy lots) {
        ActivationRule activation = rule.activation().orElse(lots.activation());
        ExpiryRule expiry = rule.expiry().orElse(lots.expiry());
        boolean together = activation instanceof ActivationRule.OnEvent || activation instanceof ActivationRule.OnDates;
        return together ? Stretch.ENDLESS : Stretch.of(expiry);
    }

    /**
     * The rules that grant a currency.
     *
     * @param currency the currency
     * @return in the document's order
     */
    public List<EarningRule> grants(CurrencyId currency) {
        return program.rules().stream()
                .filter(rule -> rule.effect() == EarningRule.Effect.GRANT
                        && rule.currency().equals(currency))
                .toList();
    }

    private boolean exchanged(CurrencyId currency) {
        return program.exchanges().stream()
                .anyMatch(exchange ->
                        exchange.program().isEmpty() && exchange.to().equals(currency));
    }

    private Optional<Most> most(CurrencyId currency, Function<EarningRule, Stretch> stretch) {
        Optional<PointsCurrency> known = program.currency(currency);
        boolean sent = known.flatMap(PointsCurrency::lots)
                .filter(lots -> lots.transfer() != TransferRule.REFUSED)
                .isPresent();
        List<EarningRule> rules = grants(currency);
        if (sent
                || exchanged(currency)
                || rules.stream().anyMatch(rule -> rule.caps().isEmpty())) {
            return Optional.empty();
        }
        Map<CapId, Long> totals = totals(rules, stretch);
        List<CapId> caps = fewest(rules, totals);
        long sum = known.map(PointsCurrency::start).orElse(0L);
        for (CapId cap : caps) {
            sum = plus(sum, totals.getOrDefault(cap, Long.MAX_VALUE));
        }
        return sum == Long.MAX_VALUE ? Optional.empty() : Optional.of(new Most(sum, caps));
    }

    /** What each cap lets through over the longest stretch of its rules. */
    private Map<CapId, Long> totals(List<EarningRule> rules, Function<EarningRule, Stretch> stretch) {
        Map<CapId, Long> totals = new LinkedHashMap<>();
        for (Cap cap : program.caps()) {
            rules.stream()
                    .filter(rule -> rule.caps().contains(cap.id()))
                    .mapToLong(rule -> times(cap.limit(), stretch.apply(rule).periods(cap.period())))
                    .max()
                    .ifPresent(total -> totals.put(cap.id(), total));
        }
        return totals;
    }

    /** Caps that count every rule between them, the most generous left out first. */
    private static List<CapId> fewest(List<EarningRule> rules, Map<CapId, Long> totals) {
        List<CapId> kept = new ArrayList<>(totals.keySet());
        List<CapId> generous = totals.entrySet().stream()
                .sorted(Map.Entry.<CapId, Long>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        for (CapId cap : generous) {
            List<CapId> without =
                    kept.stream().filter(other -> !other.equals(cap)).toList();
            if (rules.stream().allMatch(rule -> rule.caps().stream().anyMatch(without::contains))) {
                kept.remove(cap);
            }
        }
        return kept;
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < one ? Long.MAX_VALUE : sum;
    }

    private static long times(long limit, long periods) {
        return periods > Long.MAX_VALUE / limit ? Long.MAX_VALUE : limit * periods;
    }
}
