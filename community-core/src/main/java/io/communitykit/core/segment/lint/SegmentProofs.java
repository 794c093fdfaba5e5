package io.communitykit.core.segment.lint;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.lint.Satisfiability.Reason;
import io.communitykit.core.segment.lint.Satisfiability.Satisfiable;
import io.communitykit.core.segment.lint.Satisfiability.Undecided;
import io.communitykit.core.segment.lint.Satisfiability.Unsatisfiable;
import io.communitykit.core.segment.lint.Search.Answer;
import io.communitykit.core.segment.lint.Search.Goal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proofs about conditions of a program: who can fulfil them, and how two of them stand to each other. Immutable and safe for
 * many threads.
 *
 * <p><b>What is claimed</b> holds for every profile whose attributes have the types that the program declares, with any behaviour
 * that the counters can count, at any time. Every value that a predicate compares with cuts its attribute into cells on which
 * no predicate changes; all choices of cells are looked through, with what follows pushed down first. The cells hold at least
 * what can be, so what no choice fulfils is refuted; and a witness is given only after the plain evaluator judged it.
 *
 * <p><b>What is not decided.</b> Two attributes compared with each other, tags and the rules that set them, readings of one
 * counter among each other, buckets of one seed but of different numbers, some texts that should contain several others: of
 * these less is claimed than is true, never more. A witness supposes readings; whether events lead to them is not looked at.
 *
 * <p>The work of one question ends at a budget, in looks at predicates and cells; 10 million looks take about a second. The
 * problem is NP-complete, so a budget is needed; conditions that people write take some hundreds of looks.
 */
public final class SegmentProofs {

    /** The budget of a question where none is said. */
    public static final long BUDGET = 10_000_000;

    private final World world;
    private final long budget;

    private SegmentProofs(World world, long budget) {
        this.world = world;
        this.budget = budget;
    }

    /**
     * Proofs about a program.
     *
     * @param program its attributes, counters and segments
     * @return the proofs
     */
    public static SegmentProofs of(SegmentProgram program) {
        return new SegmentProofs(new World(program), BUDGET);
    }

    /**
     * The same with another budget.
     *
     * @param looks for each question, 1 or more
     * @return other proofs
     * @throws InvalidValueException if it is less than 1
     */
    public SegmentProofs withBudget(long looks) {
        if (looks < 1) {
            throw InvalidValueException.of("budget", "1 or more", looks);
        }
        return new SegmentProofs(world, looks);
    }

    /**
     * Whether anybody can fulfil a condition.
     *
     * @param condition a condition over the program's attributes and segments
     * @return with a witness, or refuted, or undecided
     * @throws InvalidPolicyException if the condition does not fit the program
     */
    public Satisfiability satisfiable(Condition condition) {
        return reaches(condition, EnumSet.of(Truth.TRUE));
    }

    /**
     * Whether a condition can have one of some truth values. A condition that cannot be false or unknown is always true.
     *
     * @param condition a condition over the program's attributes and segments
     * @param truths the values
     * @return with a witness, or refuted, or undecided
     * @throws InvalidPolicyException if the condition does not fit the program
     */
    public Satisfiability reaches(Condition condition, Set<Truth> truths) {
        return ask(new Asked(condition, Truths.of(truths)));
    }

    /**
     * How two conditions stand to each other.
     *
     * @param first a condition over the program's attributes and segments
     * @param second another
     * @return what is proved and shown
     * @throws InvalidPolicyException if a condition does not fit the program
     */
    public ConditionRelation compare(Condition first, Condition second) {
        if (first.equals(second)) {
            Unsatisfiable never = new Unsatisfiable(0);
            return new ConditionRelation(satisfiable(first), never, never);
        }
        return new ConditionRelation(
                ask(new Asked(first, Truths.TRUE), new Asked(second, Truths.TRUE)),
                ask(new Asked(first, Truths.TRUE), new Asked(second, Truths.NOT_TRUE)),
                ask(new Asked(first, Truths.NOT_TRUE), new Asked(second, Truths.TRUE)));
    }

    /**
     * How two segments stand to each other.
     *
     * @param first a segment of the program
     * @param second another
     * @return what is proved and shown
     * @throws InvalidValueException if the program has no such segment
     */
    public ConditionRelation compare(SegmentId first, SegmentId second) {
        return compare(condition(first), condition(second));
    }

    private Condition condition(SegmentId segment) {
        return world.condition(segment)
                .orElseThrow(() -> InvalidValueException.of(
                        "segment", "one of program " + world.program().version(), segment));
    }

    private Condition checked(Condition condition) {
        Violations violations = new Violations();
        Set<SegmentId> segments =
                world.program().segments().stream().map(Segment::id).collect(Collectors.toCollection(TreeSet::new));
        Condition checked = condition.check(world.program().schema(), segments, "", violations);
        violations.throwIfAny("condition");
        return checked;
    }

    /** A condition, and the truth values that it may have. */
    private record Asked(Condition condition, int truths) {

        boolean holds(Facts facts) {
            return (Truths.of(condition.evaluate(facts)) & truths) != 0;
        }
    }

    private Satisfiability ask(Asked... asked) {
        List<Asked> wanted = Stream.of(asked)
                .map(it -> new Asked(checked(it.condition()), it.truths()))
                .toList();
        Budget left = Budget.of(budget);
        NetworkBuilder builder = new NetworkBuilder(world);
        Goal[] goals = wanted.stream()
                .map(it -> new Goal(builder.add(it.condition(), "").node(), it.truths()))
                .toArray(Goal[]::new);
        Network network = builder.build(left);
        WitnessMaker maker = new WitnessMaker(world, network);
        List<Witness> found = new ArrayList<>();
        Search search = new Search(network, left);
        Answer answer = search.find(
                model -> maker.make(model)
                        .filter(it -> judged(it, wanted))
                        .map(found::add)
                        .orElse(false),
                goals);
        return switch (answer) {
            case FOUND -> new Satisfiable(found.get(0));
            case REFUTED -> new Unsatisfiable(search.cases());
            case UNDECIDED -> new Undecided(left.isSpent() ? Reason.BUDGET : Reason.NO_WITNESS);
        };
    }

    private boolean judged(Witness witness, List<Asked> wanted) {
        Facts facts = witness.facts(world.program());
        return wanted.stream().allMatch(it -> it.holds(facts));
    }
}
