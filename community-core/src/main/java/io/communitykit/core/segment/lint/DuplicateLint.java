package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.lint.Search.Answer;
import io.communitykit.core.segment.lint.Search.Goal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Finds segments with the same members. Only those that look at the same attributes are compared, and of these only those that
 * judge some made-up members alike. Used once.
 */
final class DuplicateLint {

    private static final int MOST_WITNESSES = 64;

    private final SegmentLint lint;
    private final SegmentProgram program;

    DuplicateLint(SegmentLint lint, SegmentProgram program) {
        this.lint = lint;
        this.program = program;
    }

    void run(List<Integer> segments) {
        Map<SortedSet<AttributeName>, List<Integer>> byAttributes = new LinkedHashMap<>();
        for (int index : segments) {
            byAttributes
                    .computeIfAbsent(attributes(when(index)), key -> new ArrayList<>())
                    .add(index);
        }
        byAttributes.values().stream().filter(it -> it.size() > 1).forEach(this::alike);
    }

    private Condition when(int index) {
        return program.segments().get(index).when();
    }

    private SortedSet<AttributeName> attributes(Condition condition) {
        SortedSet<AttributeName> names = condition.attributes();
        lint.world()
                .references(condition)
                .forEach(it -> lint.world().condition(it).ifPresent(of -> names.addAll(of.attributes())));
        return names;
    }

    private void alike(List<Integer> group) {
        List<Witness> witnesses = group.stream()
                .limit(MOST_WITNESSES)
                .flatMap(it -> witness(when(it)).stream())
                .toList();
        Map<BitSet, List<Integer>> firsts = new LinkedHashMap<>();
        for (int index : group) {
            List<Integer> others = firsts.computeIfAbsent(judged(when(index), witnesses), key -> new ArrayList<>());
            Optional<Integer> same =
                    others.stream().filter(it -> isSame(it, index)).findFirst();
            same.ifPresentOrElse(it -> report(it, index), () -> others.add(index));
        }
    }

    private BitSet judged(Condition condition, List<Witness> witnesses) {
        BitSet truths = new BitSet();
        for (int i = 0; i < witnesses.size(); i++) {
            Witness it = witnesses.get(i);
            // Tags are judged as they are, since proofs take those that rules set for free ones.
            SupposedFacts facts = new SupposedFacts(program, it.profile(), it.readings(), it.now());
            truths.set(i, condition.evaluate(facts).isTrue());
        }
        return truths;
    }

    private Optional<Witness> witness(Condition condition) {
        NetworkBuilder builder = new NetworkBuilder(lint.world());
        Goal goal = new Goal(builder.add(condition, "").node(), Truths.TRUE);
        Network network = builder.build(lint.question());
        List<Witness> made = new ArrayList<>();
        WitnessMaker maker = new WitnessMaker(lint.world(), network);
        new Search(network, lint.question())
                .find(
                        model -> {
                            maker.make(model).ifPresent(made::add);
                            return true;
                        },
                        goal);
        return made.stream().findFirst();
    }

    private boolean isSame(int one, int other) {
        if (when(one).equals(when(other))) {
            return true;
        }
        NetworkBuilder builder = new NetworkBuilder(lint.world());
        int first = builder.add(when(one), "").node();
        int second = builder.add(when(other), "").node();
        Network network = builder.build(lint.question());
        return never(network, new Goal(first, Truths.TRUE), new Goal(second, Truths.NOT_TRUE), other)
                && never(network, new Goal(second, Truths.TRUE), new Goal(first, Truths.NOT_TRUE), other);
    }

    private boolean never(Network network, Goal one, Goal two, int segment) {
        Budget question = lint.question();
        Answer answer = new Search(network, question).ask(one, two);
        if (answer == Answer.UNDECIDED && question.isSpent()) {
            lint.leaveOpen(Violations.at("segments", segment, "when"));
        }
        return answer == Answer.REFUTED;
    }

    private void report(int first, int index) {
        Segment original = program.segments().get(first);
        Segment segment = program.segments().get(index);
        String how = original.when().equals(segment.when())
                ? "has the same condition as "
                : "always has the same members, though it is said otherwise, as ";
        lint.add(
                Severity.ADVICE,
                "segment-duplicate",
                Violations.at("segments", index, "when"),
                "segment " + segment.id() + " " + how + original.id());
    }
}
