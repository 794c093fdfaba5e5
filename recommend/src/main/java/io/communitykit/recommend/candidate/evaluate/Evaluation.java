package io.communitykit.recommend.candidate.evaluate;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.internal.Parallel;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.internal.Checks;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;

/**
 * Asks models for the best items of each member that has test items, and judges the lists. The parts may have been built apart: members and items are matched
 * by id. Ranks all items that a member does not have in the train part, or with {@link Builder#among} a few; an item that a model scores 0 or less is in no list.
 * Immutable, keeps the parts, and safe for many threads.
 */
public final class Evaluation {

    private final Interactions train;
    private final int places;
    private final Ideal ideal;
    private final Optional<ItemDistance> distance;
    private final Novelty novelty;
    private final List<Questions.Question> questions;
    private final EvaluationResult.Counts counts;

    private Evaluation(Builder from) {
        train = from.train;
        places = from.places;
        ideal = from.ideal;
        distance = from.distance;
        novelty = Novelty.of(train);
        Questions asked = new Questions(train, from.test, from.unreachable, from.negatives);
        questions = asked.all();
        counts = asked.counts();
        if (counts.pairs() == 0) {
            throw InvalidValueException.of("test part", "at least one interaction", "none");
        }
        if (counts.unreachablePairs() == counts.pairs()) {
            throw InvalidValueException.of(
                    "test part", "an item that the train part has and the member has not", "none of " + counts.pairs());
        }
        if (questions.isEmpty() || questions.stream().allMatch(each -> each.member() < 0)) {
            throw InvalidValueException.of(
                    "members with test items", "at least one that the train part has and that is evaluated", counts);
        }
    }

    /**
     * Starts an evaluation of 20 places, full ranking, {@link Ideal#TRUNCATED} and {@link Unreachable#COUNTED}.
     *
     * @param train what the models were fitted on, and what members have
     * @param test what lists should find; weights do not count
     * @return a builder
     */
    public static Builder builder(Interactions train, Interactions test) {
        return new Builder(train, test);
    }

    int places() {
        return places;
    }

    Ideal ideal() {
        return ideal;
    }

    /**
     * Evaluates a model. The result does not depend on the number of threads.
     *
     * @param model fitted on the train part: of the same items
     * @param options threads, progress at the stage {@code evaluation}, cancellation
     * @return the result
     * @throws InvalidValueException if the model has other items, gives scores that are not finite, or shows a member what it has
     * @throws FitCancelledException if it was stopped
     */
    public EvaluationResult evaluate(Model model, FitOptions options) {
        if (!model.items().equals(train.items())) {
            throw InvalidValueException.of(
                    "items of the model", "those of the train part, " + train.items(), model.items());
        }
        Run run = new Run(model);
        Parallel.each("evaluation", questions.size(), options, () -> run.worker());
        return new EvaluationResult(
                this, questions.stream().map(Questions.Question::id).toList(), run.values, run.lists(), counts);
    }

    /** One model's evaluation. Each question writes to places of its own; exposures are whole numbers, whose sum has no order. */
    private final class Run {

        private final Model model;
        private final Map<Metric, double[]> values = new EnumMap<>(Metric.class);
        private final double[] diversities = new double[questions.size()];
        private final double[] novelties = new double[questions.size()];
        private final AtomicIntegerArray shown =
                new AtomicIntegerArray(train.items().size());

        Run(Model model) {
            this.model = model;
            for (Metric metric : Metric.values()) {
                values.put(metric, new double[questions.size()]);
            }
            Arrays.fill(diversities, Double.NaN);
            Arrays.fill(novelties, Double.NaN);
        }

        IntConsumer worker() {
            Ranking ranking = Ranking.of(train.items(), places);
            BitSet among = new BitSet();
            return index -> {
                Questions.Question question = questions.get(index);
                if (question.among().length > 0) {
                    among.clear();
                    for (int item : question.relevant()) {
                        among.set(item);
                    }
                    for (int item : question.among()) {
                        among.set(item);
                    }
                    ranking.only(among);
                }
                judge(index, question, list(question, ranking));
            };
        }

        private int[] list(Questions.Question question, Ranking ranking) {
            Profile profile =
                    question.member() < 0 ? Profile.of(train.items(), Map.of()) : Profile.of(train, question.member());
            ranking.clear();
            model.rank(profile, ranking);
            int[] list = ranking.toArray();
            for (int item : list) {
                if (profile.contains(item)) {
                    throw InvalidValueException.of(
                            "list of " + model.name() + " for " + question.id(),
                            "without what the member has",
                            train.items().id(item));
                }
            }
            return list;
        }

        private void judge(int index, Questions.Question question, int[] list) {
            Hits hits = Hits.among(list, list.length, question.relevant(), question.count(), places);
            values.forEach((metric, each) -> each[index] = metric.of(hits, ideal));
            for (int item : list) {
                shown.incrementAndGet(item);
            }
            if (list.length > 0) {
                novelties[index] = novelty.ofList(list);
            }
            if (list.length > 1 && distance.isPresent()) {
                diversities[index] = distance.get().within(list);
            }
        }

        Map<ListMetric, Double> lists() {
            int[] counted = new int[shown.length()];
            for (int item = 0; item < counted.length; item++) {
                counted[item] = shown.get(item);
            }
            Exposure exposure = Exposure.of(counted);
            Map<ListMetric, Double> lists = new EnumMap<>(ListMetric.class);
            lists.put(ListMetric.COVERAGE, exposure.coverage());
            lists.put(ListMetric.GINI, exposure.gini());
            mean(ListMetric.DIVERSITY, diversities, lists);
            mean(ListMetric.NOVELTY, novelties, lists);
            return lists;
        }

        private void mean(ListMetric metric, double[] of, Map<ListMetric, Double> into) {
            double sum = 0;
            int count = 0;
            for (double each : of) {
                if (!Double.isNaN(each)) {
                    sum += each;
                    count++;
                }
            }
            if (count > 0) {
                into.put(metric, sum / count);
            }
        }
    }

    /** Options of an evaluation. Not safe for many threads. */
    public static final class Builder {

        private final Interactions train;
        private final Interactions test;
        private int places = 20;
        private Ideal ideal = Ideal.TRUNCATED;
        private Unreachable unreachable = Unreachable.COUNTED;
        private Optional<Interactions> negatives = Optional.empty();
        private Optional<ItemDistance> distance = Optional.empty();

        private Builder(Interactions train, Interactions test) {
            this.train = train;
            this.test = test;
        }

        /**
         * How many places count.
         *
         * @param k 1 to 1,000,000
         * @return this
         */
        public Builder places(int k) {
            places = Checks.within("number of places", k, 1, Ranking.MOST);
            return this;
        }

        /**
         * What the best list is taken to be.
         *
         * @param best the ideal
         * @return this
         */
        public Builder ideal(Ideal best) {
            ideal = best;
            return this;
        }

        /**
         * What becomes of what no list could hold.
         *
         * @param choice counted or left out
         * @return this
         */
        public Builder unreachable(Unreachable choice) {
            unreachable = choice;
            return this;
        }

        /**
         * Ranks the relevant items of each member among a few others only. Items that the train part does not know are left out of them; members without a
         * negative that it knows are not evaluated, but counted.
         *
         * @param others of each member, such as from {@link io.communitykit.recommend.candidate.split.Splits#negatives}; weights do not count
         * @return this
         */
        public Builder among(Interactions others) {
            negatives = Optional.of(others);
            return this;
        }

        /**
         * Measures diversity too.
         *
         * @param between how far items are apart, by the numbers of the train part
         * @return this
         */
        public Builder distance(ItemDistance between) {
            distance = Optional.of(between);
            return this;
        }

        /**
         * Matches the parts.
         *
         * @return an evaluation
         * @throws InvalidValueException if the test part is empty, or the parts share no member or no item
         */
        public Evaluation build() {
            return new Evaluation(this);
        }
    }
}
