package io.communitykit.risk.word;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violation;
import io.communitykit.risk.word.internal.CodePointFolds;
import io.communitykit.risk.word.internal.PatternSet;
import java.util.ArrayList;
import java.util.List;

/** Words the faults of a reload. */
final class WordFaults {

    /** A source broke its contract, or failed with an exception that is none of ours. */
    private static final ErrorCode SOURCE = new ErrorCode("word-source.failed");

    private WordFaults() {}

    static WordReload.Fault noEdition(String source) {
        return new WordReload.Fault(source, SOURCE, "source must give an edition, got none", List.of());
    }

    static WordReload.Fault of(String what, RuntimeException e) {
        ErrorCode code = e instanceof CommunityException ours ? ours.code() : SOURCE;
        List<Violation> violations = e instanceof InvalidPolicyException policy ? policy.violations() : List.of();
        String why = e instanceof CommunityException ? String.valueOf(e.getMessage()) : e.toString();
        return new WordReload.Fault(what, code, why, violations);
    }

    /** Every pattern that cannot be understood, and what else stopped the builder. */
    static List<WordReload.Fault> ofBuild(RuntimeException e, List<WordList> lists, Folding folding) {
        List<WordReload.Fault> faults = new ArrayList<>();
        CodePointFolds folds = CodePointFolds.of(folding);
        for (WordList list : lists) {
            for (WordPattern pattern : list.patterns()) {
                try {
                    PatternSet.check(pattern, folds);
                } catch (InvalidValueException fault) {
                    faults.add(of("pattern " + pattern.id(), fault));
                }
            }
        }
        WordReload.Fault first = of("dictionary", e);
        if (faults.stream().noneMatch(fault -> fault.why().equals(first.why()))) {
            faults.add(0, first);
        }
        return faults;
    }
}
