package io.communitykit.membership.tier;

import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what a lint finds, in the order of finding. Not safe for many threads. */
final class Findings {

    private final List<LintFinding> found = new ArrayList<>();

    void warn(String code, String pointer, String message) {
        found.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    void advise(String code, String pointer, String message) {
        found.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }

    List<LintFinding> list() {
        return List.copyOf(found);
    }
}
