package io.communitykit.recommend.candidate.selection;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.evaluate.Evaluation;
import io.communitykit.recommend.candidate.evaluate.EvaluationResult;
import io.communitykit.recommend.candidate.evaluate.Ideal;
import io.communitykit.recommend.candidate.evaluate.Metric;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.selection.SearchResult.Trial;
import io.communitykit.recommend.candidate.split.Split;
import io.communitykit.recommend.candidate.split.Splits;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.internal.Purpose;
import io.communitykit.recommend.internal.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds which of some algorithms and parameters is best, and never sees a test part: what it is given is split into a fit part and a validation part
 * ({@link Splits#share}), each candidate is fitted on the one and evaluated on the other by full ranking, and the best is fitted on everything.
 *
 * <p>With more rounds than one it halves successively (Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization, AISTATS
 * 2016). Of {@code R} rounds, round {@code r} fits and evaluates with {@code ceil(n / 2^(R - r))} of the {@code n} members that have something in the
 * validation part, the first in an order drawn from the seed, and the better half of the candidates, halves up and of equal ones the first, goes on. A single
 * candidate that is left goes to the last round, which is always that of all members. So the best is chosen among those that the samples left by what it
 * reaches on all; a sample may drop what would have been best. A round whose sample knows none of what its members should find is of all members.
 *
 * <p>Candidates run one after the other, each on as many threads as the options say; no more than one model is held. Immutable and safe for many threads.
 *
 * @param metric what is to be as high as possible
 * @param places how many places count, 1 to 1,000,000
 * @param ideal what the best list is taken to be
 * @param validation the share of each member's items to validate with, in basis points, 1 to 9,999
 * @param rounds 1 for all candidates on all members; up to 20
 * @param seed of the split and of the samples
 */
public record ParameterSearch(Metric metric, int places, Ideal ideal, int validation, int rounds, long seed) {

    /**
     * Checks the ranges.
     *
     * @param metric what is to be as high as possible
     * @param places how many places count
     * @param ideal what the best list is taken to be
     * @param validation the share to validate with
     * @param rounds how many rounds
     * @param seed of the split and of the samples
     */
    public ParameterSearch {
        Checks.within("number of places", places, 1, 1_000_000);
        Checks.basisPoints("share to validate with", validation, 1, 9_999);
        Checks.within("number of rounds", rounds, 1, 20);
    }

    /**
     * A search by one round, with a tenth of each member's items to validate.
     *
     * @param metric what is to be as high as possible
     * @param places how many places count
     * @param seed of the split
     * @return the search
     */
    public static ParameterSearch of(Metric metric, int places, long seed) {
        return new ParameterSearch(metric, places, Ideal.TRUNCATED, 1_000, 1, seed);
    }

    /**
     * Tries the candidates and fits the best. The same candidates, interactions and seed find the same, whatever the number of threads.
     *
     * @param candidates one or more, each name once
     * @param interactions all that may be fitted on; without the test part
     * @param options threads, progress with the candidate's name before the stage, cancellation
     * @return the trials and the best model
     * @throws InvalidValueException if there is no candidate, a name is there twice, members have too few items to hold any out, or every candidate refuses
     *     the interactions
     * @throws FitCancelledException if it was stopped
     */
    public SearchResult search(List<Candidate> candidates, Interactions interactions, FitOptions options) {
        check(candidates);
        Split split = Splits.share(interactions, validation, seed);
        int[] order = order(split);
        List<Trial> trials = new ArrayList<>();
        List<Candidate> left = candidates;
        for (int round = 1; round < rounds && left.size() > 1; round++) {
            int members = (int) Math.ceil(order.length / (double) (1 << (rounds - round)));
            Split sample = sample(split, order, members);
            left = better(
                    round(round, left, canBeAsked(sample) ? sample : split, options, trials), (left.size() + 1) / 2);
        }
        List<Trial> last = round(rounds, left, split, options, trials);
        Trial best = last.get(0);
        for (Trial trial : last) {
            best = trial.value().orElseThrow() > best.value().orElseThrow() ? trial : best;
        }
        Model model = best.algorithm().fit(interactions, named(best.name(), options));
        return new SearchResult(trials, best, model);
    }

    private static void check(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            throw InvalidValueException.of("candidates", "at least one", "none");
        }
        Set<String> names = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!names.add(candidate.name())) {
                throw InvalidValueException.of("names of candidates", "each there once", candidate.name());
            }
        }
    }

    // The members that have something to validate with, as drawn.
    private int[] order(Split split) {
        int[] order = new int[split.test().members()];
        int size = 0;
        SplitMix64 draws = SplitMix64.of(seed, Purpose.SEARCH_MEMBERS);
        for (int member = 0; member < split.test().members(); member++) {
            if (split.test().byMember().count(member) > 0) {
                int place = draws.below(size + 1);
                order[size++] = order[place];
                order[place] = member;
            }
        }
        return Arrays.copyOf(order, size);
    }

    private static Split sample(Split split, int[] order, int members) {
        BitSet chosen = new BitSet();
        for (int i = 0; i < members; i++) {
            chosen.set(order[i]);
        }
        return new Split(of(split.train(), chosen), of(split.test(), chosen), 0, 0);
    }

    // Whether anybody has something to find that the train part knows: without it there is no evaluation.
    private static boolean canBeAsked(Split sample) {
        for (int item = 0; item < sample.test().items().size(); item++) {
            if (sample.test().byItem().count(item) > 0
                    && sample.train().byItem().count(item) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Interactions of(Interactions all, BitSet members) {
        BitSet kept = new BitSet();
        for (int member = members.nextSetBit(0); member >= 0; member = members.nextSetBit(member + 1)) {
            kept.set(all.byMember().start(member), all.byMember().end(member));
        }
        return all.only(kept);
    }

    // Tries each and tells those that did not refuse.
    private List<Trial> round(
            int round, List<Candidate> candidates, Split split, FitOptions options, List<Trial> trials) {
        Evaluation evaluation = Evaluation.builder(split.train(), split.test())
                .places(places)
                .ideal(ideal)
                .build();
        List<Trial> done = new ArrayList<>();
        String refused = "";
        for (Candidate candidate : candidates) {
            Trial trial = attempt(round, candidate, split, evaluation, options);
            trials.add(trial);
            if (trial.value().isPresent()) {
                done.add(trial);
            }
            refused = trial.refused().orElse(refused);
        }
        if (done.isEmpty()) {
            throw InvalidValueException.of("candidates", "one that can be fitted on " + split.train(), refused);
        }
        return done;
    }

    private Trial attempt(int round, Candidate candidate, Split split, Evaluation evaluation, FitOptions options) {
        FitOptions named = named(candidate.name(), options);
        Model model;
        try {
            model = candidate.algorithm().fit(split.train(), named);
        } catch (InvalidValueException e) {
            return new Trial(
                    candidate.name(),
                    candidate.algorithm(),
                    round,
                    0,
                    OptionalDouble.empty(),
                    Optional.of(String.valueOf(e.getMessage())));
        }
        EvaluationResult result = evaluation.evaluate(model, named);
        return new Trial(
                candidate.name(),
                candidate.algorithm(),
                round,
                result.members().size(),
                OptionalDouble.of(result.mean(metric)),
                Optional.empty());
    }

    private static List<Candidate> better(List<Trial> done, int most) {
        List<Trial> kept = done.stream()
                .sorted(Comparator.comparingDouble(trial -> -trial.value().orElseThrow()))
                .limit(most)
                .toList();
        // In the order of the candidates, so that the first of equal ones wins in every round.
        return done.stream()
                .filter(kept::contains)
                .map(trial -> new Candidate(trial.name(), trial.algorithm()))
                .toList();
    }

    private static FitOptions named(String name, FitOptions options) {
        return options.telling((stage, done, of) -> options.progress().at(name + ": " + stage, done, of));
    }

    /**
     * An algorithm with parameters to try.
     *
     * @param name what it is called in the trials
     * @param algorithm the algorithm
     */
    public record Candidate(String name, Algorithm algorithm) {}
}
