package io.communitykit.membership.tier;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.policy.PolicyKind;
import java.util.List;
import java.util.Optional;

/**
 * One edition of the ladders that members climb, side by side. Usually read from a JSON policy document with {@link #KIND}.
 * Immutable and safe for many threads.
 *
 * @param version this edition
 * @param ladders at least one, their ids different
 */
public record TierProgram(PolicyVersion version, List<TierLadder> ladders) {

    /** Reads, describes and lints the policy documents of kind {@code tier-program}. */
    public static final PolicyKind<TierProgram> KIND = new TierProgramKind();

    /**
     * Copies the ladders and checks that their ids differ.
     *
     * @param version this edition
     * @param ladders at least one, their ids different
     */
    public TierProgram {
        ladders = List.copyOf(ladders);
        if (ladders.isEmpty() || ladders.stream().map(TierLadder::id).distinct().count() != ladders.size()) {
            throw InvalidValueException.of(
                    "ladders",
                    "at least one, and their ids different",
                    ladders.stream().map(TierLadder::id).toList());
        }
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
}
