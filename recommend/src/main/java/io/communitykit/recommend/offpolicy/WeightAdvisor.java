package io.communitykit.recommend.offpolicy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.offpolicy.Verdict.Finding;
import io.communitykit.recommend.offpolicy.WeightAdvice.Considered;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.List;

/**
 * Says from the log of a feed whether other weights would have brought more. It advises; it never changes weights.
 *
 * <p>One half of the log chooses among the proposals, the other judges the chosen one, so that the advice does not rest on data that made
 * it. The choosing half compares the lower ends of the intervals rather than the estimates, which keeps it from weights that look good
 * because the log hardly knows them (counterfactual risk minimisation: Swaminathan and Joachims, ICML 2015). The doubly robust estimator
 * uses a ridge regression of the reward on the terms, fitted on the choosing half.
 *
 * <p>It takes the decisions for independent of each other. Where they are not, such as several of one member, the interval is too narrow.
 * The same log and seed give the same advice on every machine. Immutable and safe for many threads.
 */
public final class WeightAdvisor {

    private final TargetPolicy policy;
    private final long seed;
    private final Estimator estimator;
    private final OffPolicy estimates;
    private final List<SignalId> order;

    private WeightAdvisor(Builder builder) {
        this.policy = builder.policy;
        this.seed = builder.seed;
        this.estimator = builder.estimator;
        this.estimates = builder.estimates;
        this.order = builder.order;
    }

    /**
     * Begins an advisor.
     *
     * @param policy what the feed makes of scores
     * @param seed says which half of the log a decision belongs to, and in which order a search goes
     * @return the builder
     */
    public static Builder builder(TargetPolicy policy, long seed) {
        return new Builder(policy, seed);
    }

    /**
     * Judges weights that were not made from this log. All records judge, but for the doubly robust estimator, whose model takes one half.
     *
     * @param log the decisions
     * @param now the present weights
     * @param proposed the weights to judge, of the same signals
     * @return the advice
     * @throws InvalidValueException if weights do not keep the order or a decision has other signals
     */
    public WeightAdvice judge(List<LoggedDecision> log, SignalWeights now, SignalWeights proposed) {
        check(log, now, List.of(proposed));
        List<LoggedDecision> judges = isModelled() ? DecisionLog.half(log, seed, 1) : log;
        return verdict(new DecisionLog(judges, model(log, now)), now, proposed, List.of());
    }

    /**
     * Looks for better weights and judges the best it finds.
     *
     * @param log the decisions
     * @param now the present weights
     * @param given proposals that compete with those of the search, of the same signals
     * @param search where to look
     * @return the advice
     * @throws InvalidValueException if weights do not keep the order or a decision has other signals
     */
    public WeightAdvice advise(
            List<LoggedDecision> log, SignalWeights now, List<SignalWeights> given, WeightSearch search) {
        check(log, now, given);
        double[] model = model(log, now);
        DecisionLog chooses = new DecisionLog(DecisionLog.half(log, seed, 0), model);
        OffPolicy quick =
                new OffPolicy(estimates.level(), estimates.clip(), estimates.guard(), IntervalMethod.Normal.INSTANCE);
        List<Considered> considered = new ArrayList<>();
        considered.add(consider(chooses, now, quick));
        given.forEach(each -> considered.add(consider(chooses, each, quick)));
        SignalWeights found = new CoordinateSearch(
                        search, now, each -> each.keeps(order), each -> worth(consider(chooses, each, quick)), seed)
                .best();
        considered.add(consider(chooses, found, quick));
        Considered best = considered.get(0);
        for (Considered each : considered) {
            best = worth(each) > worth(best) ? each : best;
        }
        return verdict(new DecisionLog(DecisionLog.half(log, seed, 1), model), now, best.weights(), considered);
    }

    private boolean isModelled() {
        return estimator == Estimator.DOUBLY_ROBUST;
    }

    private double[] model(List<LoggedDecision> log, SignalWeights now) {
        return isModelled()
                ? DecisionLog.fit(DecisionLog.half(log, seed, 0), now.signals().size())
                : DecisionLog.NO_MODEL;
    }

    private Considered consider(DecisionLog log, SignalWeights weights, OffPolicy quick) {
        return new Considered(weights, quick.estimate(estimator, log.choices(weights.array(), policy)));
    }

    private static double worth(Considered each) {
        return each.estimate().trust().reasons().isEmpty() ? each.estimate().low() : Double.NEGATIVE_INFINITY;
    }

    private WeightAdvice verdict(
            DecisionLog log, SignalWeights now, SignalWeights proposed, List<Considered> considered) {
        List<LoggedChoice> forNow = log.choices(now.array(), policy);
        List<LoggedChoice> forProposed = log.choices(proposed.array(), policy);
        Estimate ofNow = estimates.estimate(estimator, forNow);
        Estimate ofProposed = estimates.estimate(estimator, forProposed);
        Difference difference = estimates.difference(estimator, forNow, forProposed);
        List<Trust.Reason> reasons = new ArrayList<>(ofNow.trust().reasons());
        reasons.addAll(ofProposed.trust().reasons());
        if (reasons.isEmpty() && !considered.isEmpty()) {
            reasons.addAll(considered.get(0).estimate().trust().reasons());
        }
        Verdict verdict = reasons.isEmpty()
                ? verdict(difference, now.equals(proposed))
                : new Verdict.TooFewData(reasons.stream().distinct().toList());
        return new WeightAdvice(now, proposed, ofNow, ofProposed, difference, verdict, considered);
    }

    private static Verdict verdict(Difference difference, boolean isUnchanged) {
        if (isUnchanged) {
            return new Verdict.NotProven(Finding.NO_PROPOSAL);
        }
        if (difference.low() > 0) {
            return new Verdict.Better(difference.low());
        }
        return new Verdict.NotProven(difference.high() < 0 ? Finding.WORSE : Finding.INTERVAL_HOLDS_ZERO);
    }

    private void check(List<LoggedDecision> log, SignalWeights now, List<SignalWeights> proposals) {
        checkOrder("present weights", now);
        for (SignalWeights each : proposals) {
            checkOrder("proposed weights", each);
            if (!each.signals().equals(now.signals())) {
                throw InvalidValueException.of("signals of proposed weights", "" + now.signals(), each.signals());
            }
        }
        for (LoggedDecision each : log) {
            if (each.signals() != now.signals().size()) {
                throw InvalidValueException.of(
                        "number of signals of record " + each.number(),
                        "that of the weights, " + now.signals().size(),
                        each.signals());
            }
        }
    }

    private void checkOrder(String name, SignalWeights weights) {
        if (!weights.keeps(order)) {
            throw InvalidValueException.of(name, "falling in the order " + order, weights.weights());
        }
    }

    /** Builds an advisor. Not safe for many threads. */
    public static final class Builder {

        /** The order of the operating guides: what takes more of a member's time counts more. */
        public static final List<SignalId> DWELL_FIRST =
                List.of(SignalId.DWELL, SignalId.LIKE, SignalId.FAVOURITE, SignalId.COMMENT);

        private final TargetPolicy policy;
        private final long seed;
        private Estimator estimator = Estimator.SNIPS;
        private OffPolicy estimates = OffPolicy.STANDARD;
        private List<SignalId> order = List.of();

        private Builder(TargetPolicy policy, long seed) {
            this.policy = policy;
            this.seed = seed;
        }

        /**
         * How to estimate.
         *
         * @param value SNIPS unless said otherwise
         * @return this builder
         */
        public Builder estimator(Estimator value) {
            this.estimator = value;
            return this;
        }

        /**
         * With which level, clipping, guard and interval.
         *
         * @param value {@link OffPolicy#STANDARD} unless said otherwise
         * @return this builder
         */
        public Builder estimates(OffPolicy value) {
            this.estimates = value;
            return this;
        }

        /**
         * An order that all weights keep, each strictly above the next.
         *
         * @param value from the largest down; none unless said, {@link #DWELL_FIRST} that of the guides
         * @return this builder
         */
        public Builder order(List<SignalId> value) {
            this.order = List.copyOf(value);
            return this;
        }

        /**
         * The advisor.
         *
         * @return the advisor
         */
        public WeightAdvisor build() {
            return new WeightAdvisor(this);
        }
    }
}
