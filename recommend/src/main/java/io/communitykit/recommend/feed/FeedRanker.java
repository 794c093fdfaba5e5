package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.feed.internal.ColumnsBuilder;
import io.communitykit.recommend.feed.spi.IntegritySource;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Ranks a feed. Content is weighed once, into a snapshot that every request uses until the next; a page is then a pure function of snapshot, request and,
 * where the policy explores by LinUCB, what was learnt, the same to the byte on every machine. Immutable and safe for many threads.
 *
 * <p>It finds no candidates, keeps no signals and remembers nobody: who was shown what comes with the request.
 */
public final class FeedRanker {

    private final FeedPolicy policy;
    private final IntegritySource integrity;
    private final Optional<LinUcbModel> model;

    private FeedRanker(Builder builder) {
        this.policy = builder.policy;
        this.integrity = builder.integrity;
        this.model = builder.model;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param policy how the feed is ranked
     * @return a builder; not safe for many threads
     */
    public static Builder builder(FeedPolicy policy) {
        return new Builder(policy);
    }

    /**
     * Weighs content.
     *
     * @param content the content, in any order, no two of one id
     * @param at as of when: ages are counted to here, and what is dated behind it is not shown
     * @return the snapshot
     * @throws InvalidValueException if two are of one id, or the integrity of one is out of range
     */
    public FeedSnapshot snapshot(Collection<ContentItem> content, Instant at) {
        return new FeedSnapshot(policy, at, ColumnsBuilder.build(policy, content, integrity, at));
    }

    /**
     * Ranks a page.
     *
     * @param snapshot the content, weighed by this policy
     * @param request what is asked for
     * @return the page, with the terms of each score, the moves, and what fell short
     * @throws InvalidValueException if the snapshot was weighed by another policy
     */
    public FeedPage page(FeedSnapshot snapshot, FeedRequest request) {
        return prepare(snapshot, request).page();
    }

    /**
     * Looks up what a request names, so that it can be ranked again without making garbage.
     *
     * @param snapshot the content
     * @param request what is asked for
     * @return the request, ready to be ranked
     * @throws InvalidValueException if the snapshot was weighed by another policy
     */
    public FeedRun prepare(FeedSnapshot snapshot, FeedRequest request) {
        if (!snapshot.policy().equals(policy)) {
            throw InvalidValueException.of(
                    "policy of the snapshot",
                    "this ranker's, of version " + policy.version(),
                    snapshot.policy().version());
        }
        return FeedRun.of(snapshot, request, model);
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final FeedPolicy policy;
        private IntegritySource integrity = IntegritySource.TRUSTING;
        private Optional<LinUcbModel> model = Optional.empty();

        private Builder(FeedPolicy policy) {
            this.policy = policy;
        }

        /**
         * Sets who says how far content can be trusted: everything is, unless set.
         *
         * @param source asked once for each item of a snapshot
         * @return this
         */
        public Builder integrity(IntegritySource source) {
            integrity = source;
            return this;
        }

        /**
         * Sets what was learnt of content's signals, for a policy that explores by LinUCB: nothing, unless set. A page depends on it as on the snapshot, so
         * whoever replays one keeps it.
         *
         * @param learnt the model, of 1 and the policy's signals; see {@link FeedDecision#features}
         * @return this
         * @throws InvalidValueException if the policy does not explore by LinUCB, or the model is of another dimension
         */
        public Builder model(LinUcbModel learnt) {
            int dimension = policy.exploration()
                    .flatMap(ExplorationRule::by)
                    .map(by -> by instanceof Exploration.LinUcb linUcb ? linUcb.dimension() : 0)
                    .orElse(0);
            if (learnt.dimension() != dimension) {
                throw InvalidValueException.of(
                        "dimension of the model",
                        dimension == 0 ? "none, since the policy does not explore by LinUCB" : "" + dimension,
                        learnt.dimension());
            }
            model = Optional.of(learnt);
            return this;
        }

        /**
         * Makes the ranker.
         *
         * @return the ranker
         */
        public FeedRanker build() {
            return new FeedRanker(this);
        }
    }
}
