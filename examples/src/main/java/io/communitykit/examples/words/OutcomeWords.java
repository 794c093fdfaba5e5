package io.communitykit.examples.words;

import io.communitykit.risk.word.Explained;
import io.communitykit.risk.word.Hit;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.Term;
import java.util.List;
import java.util.Optional;

/**
 * What became of a hit, in words for those who run a shop.
 *
 * @param text the text that was looked at
 * @param rules what counted
 * @param allowed spans to be let pass
 */
record OutcomeWords(String text, MatchRules rules, List<String> allowed) {

    String of(Explained one) {
        Hit hit = one.hit();
        return switch (one.outcome()) {
            case HIT ->
                "a hit: " + hit.term().category() + ", level "
                        + hit.term().level().text();
            case NOT_ASKED -> "left out: " + notAsked(hit.term());
            case NOT_WHOLE -> "spared: a letter or digit goes on beside it, and it counts as a whole word only";
            case ACROSS_WORDS -> "spared: parts of other words stand there (--no-boundaries would take it)";
            case ALLOWED ->
                "spared: it lies in an allowed span"
                        + span(hit).map(it -> ", \"" + it + "\"").orElse("");
            case OVERLAPPED -> "left out: a hit further left, or a longer one, covers a part of it";
        };
    }

    private String notAsked(Term term) {
        if (!rules.categories().isEmpty() && !rules.categories().contains(term.category())) {
            return "category " + term.category() + " is not asked for";
        } else if (term.level().compareTo(rules.lowest()) < 0) {
            return "level " + term.level().text() + " is too low";
        }
        return "it is not valid at this time";
    }

    /** The span, if it stands in the text as it is written. */
    private Optional<String> span(Hit hit) {
        return allowed.stream()
                .filter(it -> {
                    int from = text.indexOf(it, Math.max(0, hit.end() - it.length()));
                    return from >= 0 && from <= hit.start() && from + it.length() >= hit.end();
                })
                .findFirst();
    }
}
