package io.communitykit.membership.benefit;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what does not fit between benefits and the points program that keeps them, with its ladders. Used once. */
final class BenefitPointsLint {

    private final BenefitProgram program;
    private final PointsProgram points;
    private final List<TierLadder> ladders;
    private final List<LintFinding> findings = new ArrayList<>();

    BenefitPointsLint(BenefitProgram program, PointsProgram points) {
        this.program = program;
        this.points = points;
        this.ladders = points.tiers().map(TierProgram::ladders).orElse(List.of());
    }

    List<LintFinding> findings() {
        for (int i = 0; i < program.benefits().size(); i++) {
            Benefit benefit = program.benefits().get(i);
            String pointer = Violations.at("benefits", i);
            currency("benefit", benefit.id(), Violations.below(pointer, "id"));
            counter(benefit, Violations.below(pointer, "id"));
            obtainable(benefit, pointer);
            bought(benefit, Violations.below(pointer, "id"));
            quotas(benefit, Violations.below(pointer, "quotas"));
        }
        for (int i = 0; i < program.packs().size(); i++) {
            Pack pack = program.packs().get(i);
            for (int j = 0; j < pack.grants().size(); j++) {
                grant(pack, pack.grants().get(j), Violations.at("packs", i, "grants", j));
            }
        }
        return List.copyOf(findings);
    }

    private void currency(String what, CurrencyId id, String pointer) {
        Optional<PointsCurrency> currency = points.currency(id);
        if (currency.isEmpty()) {
            List<String> ids =
                    points.currencies().stream().map(each -> each.id().value()).toList();
            warn(
                    what + "-without-currency",
                    pointer,
                    "no currency of " + points.id() + " is " + id + meant(id.value(), ids));
        } else if (currency.get().lots().isEmpty()) {
            warn(what + "-without-lots", pointer, "currency " + id + " of " + points.id() + " is not kept in lots");
        }
    }

    private static String meant(String name, List<String> known) {
        return BenefitProgramLint.nearest(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private void counter(Benefit benefit, String pointer) {
        points.cap(benefit.counter())
                .ifPresent(cap -> warn(
                        "counter-is-cap",
                        pointer,
                        "cap " + cap.id() + " of " + points.id() + " counts in the same place as the quota of "
                                + benefit.id() + ", so one uses up the other"));
    }

    private void obtainable(Benefit benefit, String pointer) {
        CurrencyId id = benefit.id();
        boolean packed = program.packs().stream()
                .flatMap(pack -> pack.grants().stream())
                .anyMatch(grant -> grant.benefit().equals(id));
        boolean earned = points.rules().stream()
                .anyMatch(rule -> rule.effect() == EarningRule.Effect.GRANT
                        && rule.currency().equals(id));
        if (benefit.quotas().isEmpty() && !packed && !earned && !sold(id)) {
            warn(
                    "benefit-unobtainable",
                    pointer,
                    "no tier has a quota of " + id + ", and no pack, rule or exchange gives any");
        }
    }

    private boolean sold(CurrencyId id) {
        return points.exchanges().stream()
                .anyMatch(exchange ->
                        exchange.program().isEmpty() && exchange.to().equals(id));
    }

    private void bought(Benefit benefit, String pointer) {
        if (neverExpires(benefit.id()) && sold(benefit.id())) {
            advise("purchase-never-expires", pointer, "what points buy of " + benefit.id() + " never expires");
        }
    }

    private boolean neverExpires(CurrencyId id) {
        return points.currency(id)
                .flatMap(PointsCurrency::lots)
                .filter(lots -> lots.expiry() instanceof ExpiryRule.Never)
                .isPresent();
    }

    private void grant(Pack pack, Pack.Grant grant, String pointer) {
        if (program.benefit(grant.benefit()).isEmpty()) {
            currency("grant", grant.benefit(), Violations.below(pointer, "benefit"));
        }
        if (grant.validFor().isEmpty() && neverExpires(grant.benefit())) {
            advise(
                    "grant-never-expires",
                    pointer,
                    "what " + pack.id() + " gives of " + grant.benefit() + " never expires; say validFor");
        }
    }

    // ---- quotas

    private void quotas(Benefit benefit, String pointer) {
        Map<LadderId, TierLadder> used = new LinkedHashMap<>();
        for (int j = 0; j < benefit.quotas().size(); j++) {
            Quota quota = benefit.quotas().get(j);
            String at = Violations.below(pointer, j);
            Optional<TierLadder> ladder = ladder(quota.ladder());
            if (ladder.isEmpty()) {
                unknown(
                        "ladder",
                        quota.ladder().value(),
                        names(ladders, each -> each.id().value()),
                        at);
            } else if (ladder.get().rank(quota.tier()).isEmpty()) {
                List<String> tiers =
                        names(ladder.get().tiers(), tier -> tier.id().value());
                unknown("tier", quota.tier().value(), tiers, at);
            } else {
                used.put(quota.ladder(), ladder.get());
            }
        }
        used.values().forEach(ladder -> rising(benefit, ladder, pointer));
    }

    private static <T> List<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name).toList();
    }

    private Optional<TierLadder> ladder(LadderId id) {
        return ladders.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private void unknown(String what, String name, List<String> known, String pointer) {
        warn(
                "quota-" + what + "-unknown",
                Violations.below(pointer, what),
                points.id() + " has no " + what + " " + name + meant(name, known));
    }

    /** Who climbs must not lose. */
    private void rising(Benefit benefit, TierLadder ladder, String pointer) {
        Optional<Quota> most = Optional.empty();
        for (Tier tier : ladder.tiers()) {
            int at = find(benefit, ladder, tier);
            Optional<Quota> quota =
                    at < 0 ? Optional.empty() : Optional.of(benefit.quotas().get(at));
            if (most.isPresent() && size(quota) < size(most)) {
                String less = tier.id() + " has " + words(quota) + " of " + benefit.id() + ", the lower "
                        + most.get().tier() + " " + words(most);
                if (at < 0) {
                    warn("quota-stops", pointer, less);
                } else {
                    warn("quota-falls", Violations.below(pointer, at), less);
                }
            } else {
                most = quota;
            }
        }
    }

    private static int find(Benefit benefit, TierLadder ladder, Tier tier) {
        for (int j = 0; j < benefit.quotas().size(); j++) {
            Quota quota = benefit.quotas().get(j);
            if (quota.ladder().equals(ladder.id()) && quota.tier().equals(tier.id())) {
                return j;
            }
        }
        return -1;
    }

    private static long size(Optional<Quota> quota) {
        return quota.map(each -> each.units().orElse(Long.MAX_VALUE)).orElse(0L);
    }

    private static String words(Optional<Quota> quota) {
        if (quota.isEmpty()) {
            return "none";
        }
        return quota.get().units().isPresent()
                ? Long.toString(quota.get().units().getAsLong())
                : "no limit";
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }
}
