package io.communitykit.core.segment.lint;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Bucket;
import io.communitykit.core.condition.Comparison;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.DayRecency;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.InSegment;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.condition.Not;
import io.communitykit.core.condition.Recency;
import io.communitykit.core.condition.Relation;
import io.communitykit.core.condition.TagMatch;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.segment.lint.Network.Node;
import io.communitykit.core.segment.lint.Network.Operator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes nodes of conditions. A predicate is a guard: unknown where its attribute is missing, else what it says of the value. A
 * segment that is referred to is made once. For one thread.
 */
final class NetworkBuilder {

    private final World world;
    private final List<Node> nodes = new ArrayList<>();
    /** Each subject's number, and the numbers of its predicates. */
    private final Map<Subject, Integer> numbers = new LinkedHashMap<>();

    private final List<Map<Condition, Integer>> atoms = new ArrayList<>();
    private final Map<Condition, Integer> predicates = new HashMap<>();
    private final Map<SegmentId, Integer> segments = new HashMap<>();

    NetworkBuilder(World world) {
        this.world = world;
    }

    /**
     * A condition with the node that is its own, and those of its members.
     *
     * @param condition the condition
     * @param pointer where it stands
     * @param node its node, that no other part shares
     * @param members its members in order
     */
    record Part(Condition condition, String pointer, int node, List<Part> members) {}

    /** Adds a condition that was checked against the program. */
    Part add(Condition condition, String pointer) {
        for (SegmentId segment : world.references(condition)) {
            if (!segments.containsKey(segment)) {
                segments.put(
                        segment,
                        part(world.condition(segment).orElseThrow(), "").node());
            }
        }
        return part(condition, pointer);
    }

    private Part part(Condition condition, String pointer) {
        List<Part> members = new ArrayList<>();
        for (Condition member : condition.members()) {
            members.add(part(member, below(condition, pointer, members.size())));
        }
        List<Integer> under = members.isEmpty()
                ? List.of(predicate(condition))
                : members.stream().map(Part::node).toList();
        Operator operator =
                condition instanceof Not ? Operator.NOT : condition instanceof AnyOf ? Operator.ANY : Operator.ALL;
        return new Part(condition, pointer, node(operator, under), List.copyOf(members));
    }

    private static String below(Condition condition, String pointer, int index) {
        if (condition instanceof Not) {
            return Violations.below(pointer, "not");
        }
        return Violations.below(pointer, condition instanceof AllOf ? "all" : "any", index);
    }

    private int node(Operator operator, List<Integer> members) {
        nodes.add(Node.of(operator, members));
        return nodes.size() - 1;
    }

    private int predicate(Condition predicate) {
        Integer known = predicates.get(predicate);
        if (known == null) {
            known = made(predicate);
            predicates.put(predicate, known);
        }
        return known;
    }

    private int made(Condition predicate) {
        if (predicate instanceof Exists it) {
            return known(it.attribute());
        } else if (predicate instanceof Missing it) {
            return node(Operator.NOT, List.of(known(it.attribute())));
        } else if (predicate instanceof InSegment it) {
            return Optional.ofNullable(segments.get(it.segment())).orElseGet(() -> node(Operator.UNKNOWN, List.of()));
        } else if (predicate instanceof Bucket it) {
            return atom(new SpanSubject.Draw(it.seed(), it.of()), it);
        } else if (predicate instanceof Relation it && !it.attribute().equals(it.other())) {
            return relation(it);
        }
        AttributeName name = predicate.attributes().first();
        return node(Operator.GUARD, List.of(known(name), onKnown(predicate, name)));
    }

    private int onKnown(Condition predicate, AttributeName name) {
        if (predicate instanceof TagMatch it) {
            return tags(it);
        } else if (predicate instanceof Recency) {
            return atom(world.age(name), predicate);
        } else if (predicate instanceof DayRecency it) {
            return atom(new SpanSubject.Days(name, it.zone()), predicate);
        } else if (world.type(name) != AttributeType.LIST) {
            return atom(world.value(name), predicate);
        } else if (predicate instanceof Comparison it) {
            return atom(new Subject.Element(name, it.operand()), predicate);
        }
        // A list is the same as itself, and does not differ from itself.
        boolean same = ((Relation) predicate).operator() == Relation.Operator.SAME_AS;
        return node(same ? Operator.ALL : Operator.ANY, List.of());
    }

    private int relation(Relation relation) {
        int free = atom(new Subject.Free(relation), relation);
        int other = node(Operator.GUARD, List.of(known(relation.other()), free));
        return node(Operator.GUARD, List.of(known(relation.attribute()), other));
    }

    private int tags(TagMatch match) {
        List<Integer> single = new ArrayList<>();
        for (TagId tag : match.tags()) {
            TagMatch one = new TagMatch(match.attribute(), TagMatch.Operator.HAS_TAG, Set.of(tag), match.confidence());
            single.add(atom(new SpanSubject.Sure(match.attribute(), tag), one));
        }
        return switch (match.operator()) {
            case HAS_TAG, HAS_ALL -> node(Operator.ALL, single);
            case HAS_ANY -> node(Operator.ANY, single);
            case HAS_NONE -> node(Operator.NOT, List.of(node(Operator.ANY, single)));
        };
    }

    private int known(AttributeName name) {
        return atom(world.known(name), new Exists(name));
    }

    private int atom(Subject subject, Condition predicate) {
        int variable = numbers.computeIfAbsent(subject, it -> {
            atoms.add(new LinkedHashMap<>());
            return numbers.size();
        });
        Map<Condition, Integer> of = atoms.get(variable);
        int atom = of.computeIfAbsent(predicate, it -> of.size());
        nodes.add(Node.atom(variable, atom));
        return nodes.size() - 1;
    }

    /** Cuts the variables; where the budget does not allow it, nothing is said of them. */
    Network build(Budget budget) {
        List<Variable> variables = new ArrayList<>();
        numbers.forEach((subject, number) -> {
            Set<Condition> of = atoms.get(number).keySet();
            long constants = 1 + of.size() + Constants.of(of).count();
            variables.add(
                    budget.spend(constants * of.size()) ? Variable.of(subject, of) : Variable.open(subject, of.size()));
        });
        return new Network(List.copyOf(nodes), List.copyOf(variables), new Timeline(variables, timed()));
    }

    private List<Timeline.Timed> timed() {
        List<Timeline.Timed> timed = new ArrayList<>();
        for (Subject subject : numbers.keySet()) {
            if (subject instanceof Subject.Known it) {
                AttributeType type = world.type(it.name());
                if (type == AttributeType.INSTANT || type == AttributeType.DATE) {
                    timed.add(timed(it, type == AttributeType.DATE));
                }
            }
        }
        return timed;
    }

    private Timeline.Timed timed(Subject.Known known, boolean isDate) {
        AttributeName name = known.name();
        Map<ZoneId, Integer> days = new LinkedHashMap<>();
        numbers.forEach((subject, number) -> {
            if (subject instanceof SpanSubject.Days it && it.name().equals(name)) {
                days.put(it.zone(), number);
            }
        });
        SpanSubject.Age age = world.age(name);
        return new Timeline.Timed(
                name, isDate, number(known), number(world.value(name)), number(age), age.most(), days);
    }

    private int number(Subject subject) {
        return numbers.getOrDefault(subject, -1);
    }
}
