package io.communitykit.membership.tier;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.CalendarSpan;
import io.communitykit.membership.tier.internal.LadderDocument;
import io.communitykit.membership.tier.internal.MeasureDocument;
import io.communitykit.membership.tier.internal.TierProgramDocument;
import io.communitykit.membership.tier.internal.ValidityDocument;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of a tier program's document, and makes the program. Used once. */
final class TierProgramConversion {

    private final TierProgramDocument document;
    private final Violations violations;

    /** The names of the tiers of each ladder, as far as they are sound. */
    private final Map<LadderId, List<TierId>> named = new LinkedHashMap<>();

    TierProgramConversion(TierProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    TierProgram convert() {
        List<TierLadder> ladders = new ArrayList<>();
        for (int i = 0; i < document.ladders().size(); i++) {
            ladder(document.ladders().get(i), Violations.at("ladders", i)).ifPresent(ladders::add);
        }
        List<TierOffer> offers = new ArrayList<>();
        Set<RuleId> ids = new HashSet<>();
        for (int i = 0; i < document.offers().size(); i++) {
            TierProgramDocument.Offer offer = document.offers().get(i);
            String pointer = Violations.at("offers", i);
            requireNew(ids.add(offer.id()), "offer", offer.id().value(), pointer);
            requireTier(offer, pointer);
            offers.add(new TierOffer(
                    offer.id(),
                    offer.currency(),
                    offer.price(),
                    offer.ladder(),
                    offer.tier(),
                    offer.time().period()));
        }
        return violations.isEmpty() ? new TierProgram(document.version(), ladders, offers) : null;
    }

    private void requireNew(boolean fresh, String what, String id, String pointer) {
        if (!fresh) {
            violations.add(Violations.below(pointer, "id"), "an id that no " + what + " before has", id);
        }
    }

    private void requireTier(TierProgramDocument.Offer offer, String pointer) {
        List<TierId> tiers = named.get(offer.ladder());
        if (tiers == null) {
            violations.addUnknown(
                    Violations.below(pointer, "ladder"),
                    "ladder of the program",
                    offer.ladder().value(),
                    named.keySet().stream().map(LadderId::value).toList());
        } else if (!tiers.contains(offer.tier())) {
            violations.addUnknown(
                    Violations.below(pointer, "tier"),
                    "tier of the ladder " + offer.ladder(),
                    offer.tier().value(),
                    tiers.stream().map(TierId::value).toList());
        }
    }

    private Optional<TierLadder> ladder(LadderDocument ladder, String pointer) {
        int before = violations.size();
        requireNew(!named.containsKey(ladder.id()), "ladder", ladder.id().value(), pointer);
        List<Tier> tiers = tiers(ladder, pointer);
        named.putIfAbsent(ladder.id(), tiers.stream().map(Tier::id).toList());
        Optional<Climb> climb = Optional.empty();
        if (ladder instanceof LadderDocument.Follows follows) {
            climb = Optional.of(new Climb(new Measure.Balance(follows.currency())));
        } else if (ladder instanceof LadderDocument.Climbs climbs) {
            climb = climb(climbs, pointer);
        }
        return violations.size() > before ? Optional.empty() : Optional.of(new TierLadder(ladder.id(), tiers, climb));
    }

    // ---- tiers

    /** The tiers whose own thresholds are sound. */
    private List<Tier> tiers(LadderDocument ladder, String pointer) {
        if (ladder instanceof LadderDocument.Given given) {
            String below = Violations.below(pointer, "given");
            Set<TierId> ids = new HashSet<>();
            for (int i = 0; i < given.given().size(); i++) {
                TierId id = given.given().get(i);
                if (!ids.add(id)) {
                    violations.add(Violations.below(below, i), "an id that no tier before has", id.value());
                }
            }
            return given.given().stream().map(id -> new Tier(id, 0)).toList();
        }
        List<LadderDocument.Step> steps = ladder instanceof LadderDocument.Climbs climbs
                ? climbs.tiers()
                : ((LadderDocument.Follows) ladder).tiers();
        return tiers(steps, Violations.below(pointer, "tiers"));
    }

    private List<Tier> tiers(List<LadderDocument.Step> steps, String pointer) {
        List<Tier> tiers = new ArrayList<>();
        Set<TierId> ids = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            LadderDocument.Step step = steps.get(i);
            String below = Violations.below(pointer, i);
            requireNew(ids.add(step.id()), "tier", step.id().value(), below);
            if (i > 0) {
                requireRising(steps.get(i - 1), step, below);
            }
            if (keep(step) > step.from()) {
                violations.add(
                        Violations.below(below, "keep"), "at most the " + step.from() + " that reach it", keep(step));
            }
            tiers.add(new Tier(step.id(), step.from(), Math.min(keep(step), step.from())));
        }
        return tiers;
    }

    private void requireRising(LadderDocument.Step before, LadderDocument.Step step, String pointer) {
        if (step.from() <= before.from()) {
            violations.add(
                    Violations.below(pointer, "from"),
                    "a threshold above the " + before.from() + " before",
                    step.from());
        }
        // What keeps a tier by default falls only where its threshold does, which is told already.
        if (keep(step) < keep(before) && step.keep() != null) {
            violations.add(
                    Violations.below(pointer, "keep"),
                    "at least the " + keep(before) + " that keep the tier before",
                    keep(step));
        }
    }

    private static long keep(LadderDocument.Step step) {
        return step.keep() == null ? step.from() : step.keep();
    }

    // ---- how members climb

    private Optional<Climb> climb(LadderDocument.Climbs ladder, String pointer) {
        Optional<Window> window =
                new WindowConversion(violations).window(ladder.window(), Violations.below(pointer, "window"));
        if (window.isEmpty()) {
            return Optional.empty();
        }
        Measure measure = measure(ladder.counts());
        Climb.Upgrade upgrade = ladder.upgrade() == null ? Climb.Upgrade.AT_ONCE : ladder.upgrade();
        Validity validity = validity(ladder.validity());
        Downgrade downgrade = downgrade(ladder.downgrade());
        List<Climb.Problem> problems = Climb.problems(measure, window.get(), upgrade, validity, downgrade);
        problems.forEach(problem -> add(problem, ladder, pointer));
        Optional<Period> notice = Optional.ofNullable(ladder.notice()).map(CalendarSpan::period);
        return problems.isEmpty()
                ? Optional.of(new Climb(measure, window.get(), upgrade, validity, downgrade, notice))
                : Optional.empty();
    }

    private void add(Climb.Problem problem, LadderDocument.Climbs ladder, String pointer) {
        String below = Violations.below(pointer, problem.part());
        Optional<String> said = Said.of(problem.part(), ladder);
        if (said.isPresent()) {
            violations.add(new Violation(below, problem.expected(), said.get(), Optional.empty()));
        } else {
            violations.addMissing(below, problem.expected());
        }
    }

    private static Measure measure(MeasureDocument counts) {
        if (counts instanceof MeasureDocument.Earned earned) {
            return new Measure.Earned(earned.earned());
        } else if (counts instanceof MeasureDocument.Balance balance) {
            return new Measure.Balance(balance.balance());
        } else if (counts instanceof MeasureDocument.Spend spend) {
            return new Measure.Spend(spend.spend(), spend.in());
        }
        return new Measure.Orders(((MeasureDocument.Orders) counts).orders());
    }

    private static Validity validity(@Nullable ValidityDocument validity) {
        if (validity instanceof ValidityDocument.PeriodEnd end) {
            return new Validity.PeriodEnd(end.later() == null ? 0 : end.later());
        } else if (validity instanceof ValidityDocument.Term term) {
            return new Validity.Term(term.term().period());
        }
        return Validity.Continuous.INSTANCE;
    }

    private static Downgrade downgrade(LadderDocument.@Nullable Fall fall) {
        return fall == null
                ? Downgrade.FULL
                : new Downgrade(
                        fall.step(),
                        fall.grace() == null ? Period.ZERO : fall.grace().period());
    }
}
