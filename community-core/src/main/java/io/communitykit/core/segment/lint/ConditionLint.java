package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Not;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.segment.lint.NetworkBuilder.Part;
import io.communitykit.core.segment.lint.Search.Answer;
import io.communitykit.core.segment.lint.Search.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what can be proved of one condition. Compares it with a copy of which members are taken out. Used once. */
final class ConditionLint {

    private static final int MAX_SHOWN = 120;

    private final SegmentLint lint;
    /** What is said of those who fulfil it. */
    private final String who;

    private final NetworkBuilder builder;
    private String pointer = "";
    private boolean open;

    ConditionLint(SegmentLint lint, String who) {
        this.lint = lint;
        this.who = who;
        this.builder = new NetworkBuilder(lint.world());
    }

    /** Looks at a condition; true where it can be compared with others. */
    boolean run(Condition condition, String at) {
        pointer = at;
        Part original = builder.add(condition, at);
        Part copy = builder.add(condition, at);
        Network network = builder.build(lint.question());
        boolean ordinary = whole(network, original, copy);
        if (open) {
            lint.leaveOpen(at);
        }
        return ordinary;
    }

    private boolean whole(Network network, Part original, Part copy) {
        Search search = new Search(network, lint.question());
        if (never(search, new Goal(original.node(), Truths.TRUE))) {
            String why = contradiction(search, copy);
            lint.add(Severity.WARNING, "condition-unsatisfiable", pointer, "nobody ever " + who + ": " + why);
            return false;
        } else if (never(search, new Goal(original.node(), Truths.NOT_TRUE))) {
            lint.add(
                    Severity.WARNING,
                    "condition-always-true",
                    pointer,
                    "everybody " + who + ", also who nothing is known of");
            return false;
        } else if (never(search, new Goal(original.node(), Truths.FALSE))
                && never(search, allKnown(network, original))) {
            lint.add(
                    Severity.ADVICE,
                    "condition-never-false",
                    pointer,
                    "everybody of whom all that it looks at is known " + who + ", whatever the values");
        }
        new Branches(search, original.node(), copy.node()).reduce(copy);
        return true;
    }

    /** It is not true though every attribute is known. */
    private static Goal[] allKnown(Network network, Part original) {
        List<Goal> goals = new ArrayList<>(List.of(new Goal(original.node(), Truths.NOT_TRUE)));
        for (int i = 0; i < network.nodes().size(); i++) {
            int variable = network.nodes().get(i).variable;
            if (variable >= 0 && network.variables().get(variable).subject() instanceof Subject.Known) {
                goals.add(new Goal(i, Truths.TRUE));
            }
        }
        return goals.toArray(Goal[]::new);
    }

    /** Whether it is proved that the goals cannot be. */
    private boolean never(Search search, Goal... goals) {
        Budget question = lint.question();
        search.allow(question);
        Answer answer = search.ask(goals);
        open |= answer == Answer.UNDECIDED && question.isSpent();
        return answer == Answer.REFUTED;
    }

    /** Members that contradict each other, none of which can be left out; leaves them as they were. */
    private String contradiction(Search search, Part copy) {
        String cases = search.cases() == 1 ? "" : " (" + search.cases() + " cases)";
        List<Part> needed = new ArrayList<>();
        if (copy.condition() instanceof AllOf) {
            for (Part member : copy.members()) {
                search.fix(member.node(), Truths.TRUE);
                if (!never(search, new Goal(copy.node(), Truths.TRUE))) {
                    search.release(member.node());
                    needed.add(member);
                }
            }
        }
        if (needed.isEmpty()) {
            needed.add(copy);
        }
        String names = needed.stream().map(it -> shown(it.condition())).collect(Collectors.joining(" and "));
        return names + (needed.size() == 1 ? " can never hold" : " never hold together") + cases;
    }

    private static String shown(Condition condition) {
        String text = condition.toText();
        int end = text.offsetByCodePoints(0, Math.min(MAX_SHOWN, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    /** Takes out of the copy what changes nothing. */
    private final class Branches {

        private final Search search;
        private final int original;
        private final int copy;
        /** By the node that goes. */
        private final Map<Integer, Runnable> findings = new HashMap<>();

        Branches(Search search, int original, int copy) {
            this.search = search;
            this.original = original;
            this.copy = copy;
        }

        /** Until nothing more goes, since what goes may let go what stood before it. */
        void reduce(Part part) {
            int before = -1;
            while (before < findings.size()) {
                before = findings.size();
                walk(part, true);
            }
            report(part);
        }

        /** The last members first, so that of two that say the same the later one goes. */
        private void walk(Part part, boolean positive) {
            if (part.condition() instanceof Not) {
                walk(part.members().get(0), !positive);
                return;
            }
            boolean all = part.condition() instanceof AllOf;
            List<Part> left = new ArrayList<>(part.members());
            left.removeIf(it -> findings.containsKey(it.node()));
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.size() > 1 && isDead(left.get(i), all, positive)) {
                    left.remove(i);
                } else {
                    walk(left.get(i), positive);
                }
            }
        }

        /** Taking a member out of "all" can only let more in, unless that is denied; of "any", fewer. */
        private boolean isDead(Part member, boolean all, boolean positive) {
            search.fix(member.node(), Truths.of(all));
            Goal before = new Goal(original, all == positive ? Truths.NOT_TRUE : Truths.TRUE);
            int after = all == positive ? Truths.TRUE : Truths.NOT_TRUE;
            if (!never(search, before, new Goal(copy, after))) {
                search.release(member.node());
                return false;
            }
            search.release(member.node());
            boolean alone = never(search, new Goal(member.node(), all ? Truths.NOT_TRUE : Truths.TRUE));
            search.fix(member.node(), Truths.of(all));
            findings.put(member.node(), () -> report(member, all, alone));
            return true;
        }

        private void report(Part member, boolean all, boolean alone) {
            String why = alone
                    ? all ? "holds of everybody" : "can never hold"
                    : all ? "follows from the rest" : "lets in only whom the rest lets in as well";
            lint.add(
                    alone ? Severity.WARNING : Severity.ADVICE,
                    "dead-branch",
                    member.pointer(),
                    shown(member.condition()) + " " + why + "; without it, who " + who + " stays the same");
        }

        /** In the order of the document. */
        private void report(Part part) {
            findings.getOrDefault(part.node(), () -> part.members().forEach(this::report))
                    .run();
        }
    }
}
