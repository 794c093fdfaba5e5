package io.communitykit.membership.tier;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.Spans;
import java.util.List;
import java.util.OptionalInt;

/** Finds what is legal in a tier program, seen alone, but probably not meant. Used once. */
final class TierProgramLint {

    private final TierProgram program;
    private final Findings findings = new Findings();

    TierProgramLint(TierProgram program) {
        this.program = program;
    }

    List<LintFinding> findings() {
        boolean floor = program.ladders().stream().anyMatch(TierLadder::hasFloor);
        for (int i = 0; i < program.ladders().size(); i++) {
            TierLadder ladder = program.ladders().get(i);
            String pointer = Violations.at("ladders", i);
            if (ladder.climb().isPresent()) {
                start(ladder, floor, Violations.below(pointer, "tiers"));
                keeping(ladder, ladder.climb().get(), Violations.below(pointer, "tiers"));
                new ClimbLint(ladder, ladder.climb().get(), findings).run(pointer);
            }
        }
        for (int i = 0; i < program.offers().size(); i++) {
            offer(i, Violations.at("offers", i));
        }
        return findings.list();
    }

    /** A ladder beside one on which everybody stands may well begin higher, as a black card does. */
    private void start(TierLadder ladder, boolean floor, String pointer) {
        long first = ladder.tiers().get(0).enter();
        if (!floor && first > 0) {
            findings.advise(
                    "tier-none-at-start",
                    Violations.below(pointer, 0, "from"),
                    "members below " + first + " have no tier at all");
        }
        if (ladder.tiers().size() == 1 && (!floor || first <= 0)) {
            findings.advise("ladder-single-tier", pointer, "ladder " + ladder.id() + " has nothing to climb to");
        }
    }

    // ---- thresholds

    private void keeping(TierLadder ladder, Climb climb, String pointer) {
        for (int i = 0; i < ladder.tiers().size(); i++) {
            Tier tier = ladder.tiers().get(i);
            String keep = Violations.below(pointer, i, "keep");
            boolean floor = i == 0 && ladder.hasFloor();
            if (floor || climb.downgrade().step() == Downgrade.Step.NONE) {
                if (tier.keep() != tier.enter()) {
                    findings.warn(
                            "keep-unused",
                            keep,
                            "nobody ever falls from " + tier.id() + ", so the " + tier.keep() + " that keep it "
                                    + "are never asked for");
                }
            } else if (i > 0) {
                overlap(ladder.tiers().get(i - 1), tier, i == 1 && ladder.hasFloor(), climb, keep);
            }
        }
    }

    private void overlap(Tier below, Tier tier, boolean onFloor, Climb climb, String pointer) {
        if (onFloor) {
            return;
        }
        if (tier.keep() == below.keep() && climb.downgrade().step() == Downgrade.Step.FULL) {
            findings.warn(
                    "keep-skips-tier",
                    pointer,
                    "who loses " + tier.id() + " has less than the " + below.keep() + " that keep " + below.id()
                            + " also, and falls past it");
        } else if (tier.keep() < below.enter()) {
            findings.advise(
                    "keep-below-tier-before",
                    pointer,
                    tier.id() + " is kept with " + tier.keep() + ", while " + below.id() + " below it is reached with "
                            + below.enter());
        }
    }

    // ---- offers

    private void offer(int index, String pointer) {
        TierOffer offer = program.offers().get(index);
        TierLadder ladder = program.ladder(offer.ladder()).orElseThrow();
        if (ladder.hasFloor() && ladder.rank(offer.tier()).equals(OptionalInt.of(0))) {
            findings.warn(
                    "offer-of-floor",
                    Violations.below(pointer, "tier"),
                    offer.id() + " sells " + offer.tier() + ", which everybody has");
        }
        for (int i = 0; i < program.offers().size(); i++) {
            TierOffer other = program.offers().get(i);
            if (i != index && atLeast(other, offer, ladder) && (i < index || !atLeast(offer, other, ladder))) {
                findings.warn(
                        "offer-outdone",
                        pointer,
                        other.id() + " gives as much as " + offer.id() + " for " + other.price() + " instead of "
                                + offer.price() + " " + offer.currency());
                return;
            }
        }
    }

    /** Whether an offer of the same ladder gives as much for as little. */
    private static boolean atLeast(TierOffer one, TierOffer other, TierLadder ladder) {
        return one.ladder().equals(other.ladder())
                && one.currency().equals(other.currency())
                && one.price() <= other.price()
                && ladder.rank(one.tier()).orElse(-1)
                        >= ladder.rank(other.tier()).orElse(-1)
                && Spans.days(one.time()) >= Spans.days(other.time());
    }
}
