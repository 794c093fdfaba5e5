package io.communitykit.core.segment.lint;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.TagRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is legal in a segment program but probably not meant. Every finding is proved, see {@link SegmentProofs}; where the
 * budget ends first, nothing is claimed, and one finding says so. All functions are pure and safe for many threads.
 *
 * <ul>
 *   <li>{@code condition-unsatisfiable}: nobody can ever fulfil it; names predicates of which none can be left out of the proof
 *   <li>{@code condition-always-true}: everybody fulfils it, also who nothing is known of
 *   <li>{@code condition-never-false}: it is true of everybody of whom all that it looks at is known, and false of nobody
 *   <li>{@code dead-branch}: a member of {@code all} or {@code any} that changes nothing of who is in; of several that could do
 *       without each other the later ones are named, and all that are named can go at once
 *   <li>{@code segment-duplicate}: the same members as a segment before it
 *   <li>{@code lint-unfinished}: the budget was spent before everything was decided
 * </ul>
 */
public final class SegmentLint {

    /** How many looks at predicates and cells one lint may take; some seconds. */
    public static final long BUDGET = 100_000_000;

    private static final long BUDGET_OF_QUESTION = 2_000_000;

    private final SegmentProgram program;
    private final World world;
    private final Budget budget;
    private final List<LintFinding> found = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    private SegmentLint(SegmentProgram program, long budget) {
        this.program = program;
        this.world = new World(program);
        this.budget = Budget.of(budget);
    }

    /**
     * Lints within {@link #BUDGET}.
     *
     * @param program the program
     * @return what was found: tags, then segments in their order, then duplicates
     */
    public static List<LintFinding> of(SegmentProgram program) {
        return of(program, BUDGET);
    }

    /**
     * Lints.
     *
     * @param program the program
     * @param budget how many looks at predicates and cells it may take, 1 or more
     * @return what was found
     * @throws InvalidValueException if the budget is less than 1
     */
    public static List<LintFinding> of(SegmentProgram program, long budget) {
        if (budget < 1) {
            throw InvalidValueException.of("budget", "1 or more", budget);
        }
        return new SegmentLint(program, budget).all();
    }

    private List<LintFinding> all() {
        for (int i = 0; i < program.rules().size(); i++) {
            TagRule rule = program.rules().get(i);
            new ConditionLint(this, "carries tag " + rule.tag()).run(rule.when(), Violations.at("tags", i, "when"));
        }
        List<Integer> ordinary = new ArrayList<>();
        for (int i = 0; i < program.segments().size(); i++) {
            Segment segment = program.segments().get(i);
            if (new ConditionLint(this, "is in segment " + segment.id())
                    .run(segment.when(), Violations.at("segments", i, "when"))) {
                ordinary.add(i);
            }
        }
        new DuplicateLint(this, program).run(ordinary);
        if (!undecided.isEmpty()) {
            add(
                    Severity.ADVICE,
                    "lint-unfinished",
                    "",
                    "not everything was decided within the budget; the first of " + undecided.size()
                            + " open questions is about " + undecided.get(0));
        }
        return List.copyOf(found);
    }

    World world() {
        return world;
    }

    Budget question() {
        return budget.upTo(BUDGET_OF_QUESTION);
    }

    void add(Severity severity, String code, String pointer, String message) {
        found.add(new LintFinding(severity, code, pointer, message));
    }

    void leaveOpen(String pointer) {
        undecided.add(pointer);
    }
}
