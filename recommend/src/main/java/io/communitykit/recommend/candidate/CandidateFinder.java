package io.communitykit.recommend.candidate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.candidate.spi.CandidateSource.Found;
import io.communitykit.recommend.candidate.spi.CandidateSource.Reason;
import io.communitykit.recommend.internal.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds candidates for a member: asks the sources that a policy names, merges their lists, and says of each candidate which sources found it and why.
 * Immutable and safe for many threads. It looks at nothing but the question and its sources, so the same question gets the same answer as long as these
 * learn nothing new.
 */
public final class CandidateFinder {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateFinder.class);

    private static final Comparator<FoundCandidate> BEST_FIRST =
            Comparator.comparingDouble(FoundCandidate::score).reversed().thenComparing(FoundCandidate::item);

    private final CandidatePolicy policy;
    private final Map<RuleId, CandidateSource> sources;
    private final int reasons;

    private CandidateFinder(Builder builder) {
        this.policy = builder.policy;
        this.sources = Map.copyOf(builder.sources);
        this.reasons = builder.reasons;
    }

    /**
     * Starts a finder.
     *
     * @param policy which sources are asked, and how much each counts
     * @return a builder; every source that the policy names must be given to it
     */
    public static Builder builder(CandidatePolicy policy) {
        return new Builder(policy);
    }

    /**
     * Finds candidates.
     *
     * @param question for whom, and how many
     * @return the best first; ties in the order of item ids
     * @throws InvalidValueException if a source answers with a score that is not above 0, an item twice, or one of the history
     */
    public List<FoundCandidate> find(CandidateQuestion question) {
        Map<ItemId, List<Origin>> origins = new LinkedHashMap<>();
        for (CandidateRule rule : policy.sources()) {
            List<Found> found = source(rule).find(question.limit(rule.limit()));
            LOG.debug("source {} found {} for {}", rule.id(), found.size(), question.member());
            require(rule, question, found);
            for (int i = 0; i < found.size(); i++) {
                double share = policy.merge()
                        .share(
                                rule.weight(),
                                i + 1,
                                found.get(i).score(),
                                found.get(0).score());
                origins.computeIfAbsent(found.get(i).item(), absent -> new ArrayList<>(2))
                        .add(new Origin(rule.id(), i + 1, share, List.of()));
            }
        }
        List<FoundCandidate> all = new ArrayList<>(origins.size());
        origins.forEach((item, of) -> all.add(new FoundCandidate(item, sum(of), 1, of)));
        all.sort(BEST_FIRST);
        List<FoundCandidate> best = new ArrayList<>();
        for (FoundCandidate each : all.subList(0, Math.min(question.limit(), all.size()))) {
            best.add(explained(each, all.get(0).score(), question));
        }
        return best;
    }

    private CandidateSource source(CandidateRule rule) {
        CandidateSource source = sources.get(rule.id());
        if (source == null) {
            throw new IllegalStateException("the builder has checked that " + rule.id() + " is there");
        }
        return source;
    }

    private static void require(CandidateRule rule, CandidateQuestion question, List<Found> found) {
        if (found.size() > rule.limit()) {
            throw InvalidValueException.of(
                    "number of candidates of source " + rule.id(), "at most " + rule.limit(), found.size());
        }
        Map<ItemId, Double> scores = new HashMap<>();
        double before = Double.MAX_VALUE;
        for (Found each : found) {
            if (!(each.score() > 0 && each.score() <= before)) {
                throw InvalidValueException.of(
                        "score of " + each.item() + " by source " + rule.id(),
                        "above 0 and not above the one before",
                        each.score());
            }
            before = each.score();
            if (scores.put(each.item(), each.score()) != null
                    || question.history().containsKey(each.item())) {
                throw InvalidValueException.of(
                        "candidates of source " + rule.id(), "each once and not of the history", each.item());
            }
        }
    }

    private static double sum(List<Origin> origins) {
        double sum = 0;
        for (Origin each : origins) {
            sum += each.share();
        }
        return sum;
    }

    private FoundCandidate explained(FoundCandidate candidate, double best, CandidateQuestion question) {
        List<Origin> origins = new ArrayList<>();
        for (Origin each : candidate.origins()) {
            List<Reason> because = reasons == 0
                    ? List.of()
                    : sources.getOrDefault(each.source(), NOTHING).because(question, candidate.item(), reasons);
            origins.add(new Origin(each.source(), each.rank(), each.share(), because));
        }
        return new FoundCandidate(candidate.item(), candidate.score(), candidate.score() / best, origins);
    }

    private static final CandidateSource NOTHING = question -> List.of();

    /** Collects sources and options. Not safe for many threads. */
    public static final class Builder {

        private final CandidatePolicy policy;
        private final Map<RuleId, CandidateSource> sources = new TreeMap<>(Comparator.comparing(RuleId::value));
        private int reasons = 3;

        private Builder(CandidatePolicy policy) {
            this.policy = policy;
        }

        /**
         * Gives a source.
         *
         * @param id as the policy names it
         * @param source the source
         * @return this
         * @throws InvalidValueException if the policy does not name it
         */
        public Builder source(RuleId id, CandidateSource source) {
            if (policy.sources().stream().noneMatch(rule -> rule.id().equals(id))) {
                throw InvalidValueException.of(
                        "source",
                        "one that the policy names: "
                                + policy.sources().stream()
                                        .map(CandidateRule::id)
                                        .toList(),
                        id);
            }
            sources.put(id, source);
            return this;
        }

        /**
         * Gives a model as a source.
         *
         * @param id as the policy names it
         * @param model the model
         * @return this
         */
        public Builder source(RuleId id, Model model) {
            return source(id, ModelSource.of(model));
        }

        /**
         * Sets how many reasons each origin carries at most: 3, unless set. Each takes the time of a model's explanation.
         *
         * @param most 0 to 100
         * @return this
         */
        public Builder reasons(int most) {
            reasons = Checks.within("number of reasons", most, 0, 100);
            return this;
        }

        /**
         * Makes the finder.
         *
         * @return the finder
         * @throws InvalidValueException if a source of the policy was not given
         */
        public CandidateFinder build() {
            for (CandidateRule rule : policy.sources()) {
                if (!sources.containsKey(rule.id())) {
                    throw InvalidValueException.of("sources", "all that the policy names", "none for " + rule.id());
                }
            }
            return new CandidateFinder(this);
        }
    }
}
