package io.communitykit.recommend.candidate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.PolicyKind;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where candidates come from and how much each source and each kind of behaviour counts. Immutable and safe for many threads.
 *
 * @param version this edition
 * @param behaviours what counts as interest, and how it fades; each kind once, at least one
 * @param merge how lists become one
 * @param sources which sources are asked; each once, at least one
 */
public record CandidatePolicy(
        PolicyVersion version, List<BehaviourWeight> behaviours, MergeRule merge, List<CandidateRule> sources) {

    /** Documents of kind {@code candidate-policy}. */
    public static final PolicyKind<CandidatePolicy> KIND = new CandidatePolicyKind();

    /**
     * Copies and checks that no source and no kind is there twice.
     *
     * @param version this edition
     * @param behaviours what counts as interest
     * @param merge how lists become one
     * @param sources which sources are asked
     */
    public CandidatePolicy {
        behaviours = List.copyOf(behaviours);
        sources = List.copyOf(sources);
        Set<SignalId> kinds = new HashSet<>();
        for (BehaviourWeight each : behaviours) {
            if (!kinds.add(each.kind())) {
                throw InvalidValueException.of("behaviours", "each kind once", each.kind());
            }
        }
        Set<RuleId> ids = new HashSet<>();
        for (CandidateRule each : sources) {
            if (!ids.add(each.id())) {
                throw InvalidValueException.of("sources", "each there once", each.id());
            }
        }
        if (kinds.isEmpty() || ids.isEmpty()) {
            throw InvalidValueException.of(kinds.isEmpty() ? "behaviours" : "sources", "at least one", "none");
        }
    }

    /**
     * Asks for candidates by what a member did, each kind as it counts here and as it has faded.
     *
     * @param member for whom
     * @param did what the member did, in any order; what lies behind the instant is left out
     * @param at as of when
     * @param limit how many are wanted, 1 to 10,000
     * @return the question
     * @throws InvalidValueException if another member did it, or a kind has no weight
     */
    public CandidateQuestion question(MemberId member, Collection<Behaviour> did, Instant at, int limit) {
        for (Behaviour each : did) {
            if (!each.member().equals(member)) {
                throw InvalidValueException.of("member of a behaviour", member.toString(), each.member());
            }
        }
        return new CandidateQuestion(member, Profile.weights(did, behaviours, at), at, limit);
    }
}
