package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.membership.points.PointsProgram;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One edition of the ladders that members climb, side by side, and of the tiers' time that can be bought. Usually read from a
 * JSON policy document with {@link #KIND}; a points program takes it by {@link
 * PointsProgram#with}. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param ladders at least one, their ids different
 * @param offers what can be bought; ids different, ladders and tiers among the program's
 */
public record TierProgram(PolicyVersion version, List<TierLadder> ladders, List<TierOffer> offers) {

    /** Reads, describes and lints the policy documents of kind {@code tier-program}. */
    public static final PolicyKind<TierProgram> KIND = new TierProgramKind();

    /**
     * Copies the lists and checks that ids differ and references lead somewhere.
     *
     * @param version this edition
     * @param ladders at least one, their ids different
     * @param offers what can be bought
     */
    public TierProgram {
        ladders = List.copyOf(ladders);
        offers = List.copyOf(offers);
        if (ladders.isEmpty() || ladders.stream().map(TierLadder::id).distinct().count() != ladders.size()) {
            throw InvalidValueException.of(
                    "ladders",
                    "at least one, and their ids different",
                    ladders.stream().map(TierLadder::id).toList());
        }
        Set<RuleId> seen = new HashSet<>();
        for (TierOffer offer : offers) {
            boolean known = ladders.stream()
                    .anyMatch(ladder -> ladder.id().equals(offer.ladder())
                            && ladder.rank(offer.tier()).isPresent());
            if (!known || !seen.add(offer.id())) {
                throw InvalidValueException.of(
                        "offer " + offer.id(),
                        "unique, and of a tier of the program",
                        offer.ladder() + " " + offer.tier());
            }
        }
    }

    /**
     * A program in which nothing can be bought.
     *
     * @param version this edition
     * @param ladders at least one, their ids different
     */
    public TierProgram(PolicyVersion version, List<TierLadder> ladders) {
        this(version, ladders, List.of());
    }

    /**
     * One ladder.
     *
     * @param id its id
     * @return the ladder, or empty if there is none of that id
     */
    public Optional<TierLadder> ladder(LadderId id) {
        return ladders.stream().filter(ladder -> ladder.id().equals(id)).findFirst();
    }

    /**
     * One tier's ladder.
     *
     * @param id the ladder's id
     * @param tier a tier
     * @return the ladder, or empty if there is none of that id, or it has no such tier
     */
    public Optional<TierLadder> ladder(LadderId id, TierId tier) {
        return ladder(id).filter(ladder -> ladder.rank(tier).isPresent());
    }

    /**
     * The tier that a member has on a ladder.
     *
     * @param id the ladder's id
     * @param place the member's place; empty for who has none yet, and so has what everybody begins with
     * @return the tier; empty for none
     */
    public Optional<TierId> tier(LadderId id, Optional<TierState> place) {
        return place.isPresent()
                ? place.get().tier()
                : ladder(id)
                        .filter(TierLadder::hasFloor)
                        .map(ladder -> ladder.tiers().get(0).id());
    }

    /**
     * One offer.
     *
     * @param id its id
     * @return the offer, or empty if there is none of that id
     */
    public Optional<TierOffer> offer(RuleId id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /**
     * Finds what does not go with the points that the ladders count: tiers out of reach, balances that spending lowers,
     * money and orders that are counted wrongly, offers that nobody can pay.
     *
     * @param points the edition of the points program, with or without these ladders
     * @return the findings, perhaps none, in the order of this program's document, at which they point
     */
    public List<LintFinding> lint(PointsProgram points) {
        return new ProgramFitLint(this, points).findings();
    }
}
