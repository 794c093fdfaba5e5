package io.communitykit.recommend.candidate.selection;

import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search found.
 *
 * @param trials all that was tried, in the order of the rounds and within a round in that of the candidates
 * @param best the trial of the last round with the highest value, the first of equal ones
 * @param model the best candidate's, fitted on all that was searched
 */
public record SearchResult(List<Trial> trials, Trial best, Model model) {

    /**
     * Copies the trials.
     *
     * @param trials all that was tried
     * @param best the best
     * @param model fitted on all
     */
    public SearchResult {
        trials = List.copyOf(trials);
    }

    /**
     * One candidate in one round.
     *
     * @param name the candidate's
     * @param algorithm the candidate
     * @param round from 1
     * @param members how many were evaluated
     * @param value of the metric on the validation part; empty where the algorithm refused the data
     * @param refused why it did
     */
    public record Trial(
            String name, Algorithm algorithm, int round, int members, OptionalDouble value, Optional<String> refused) {}
}
