package io.communitykit.core.segment.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AllOf;
import io.communitykit.core.condition.AnyOf;
import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Not;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.explain.Flip.Moves.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * In a world of five attributes that are 0, 1 or not known, each asked for with one polarity, whatever an explanation claims can be
 * checked by trying all of the 243 profiles. Truth is a number here: -1 false, 0 unknown, 1 true.
 */
@Label("Explanations")
class ExplanationPropertyTest {

    private static final int ATTRIBUTES = 5;
    private static final int UNKNOWN = -1;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final SegmentId SEGMENT = new SegmentId("s");

    /** A tree as the test has it: a leaf asks that an attribute be 1, or, for the odd ones, that it be 0. */
    private record Node(char kind, int attribute, List<Node> members) {

        int truth(int[] profile) {
            return switch (kind) {
                case 'a' ->
                    members.stream().mapToInt(it -> it.truth(profile)).min().orElseThrow();
                case 'o' ->
                    members.stream().mapToInt(it -> it.truth(profile)).max().orElseThrow();
                default -> profile[attribute] == UNKNOWN ? 0 : profile[attribute] == 1 - attribute % 2 ? 1 : -1;
            };
        }

        Condition condition() {
            return switch (kind) {
                case 'a' -> new AllOf(members.stream().map(Node::condition).toList());
                case 'o' -> new AnyOf(members.stream().map(Node::condition).toList());
                default ->
                    attribute % 2 == 0
                            ? Condition.attribute("n" + attribute).atLeast(1)
                            : new Not(Condition.attribute("n" + attribute).atLeast(1));
            };
        }
    }

    @Provide
    Arbitrary<Node> trees() {
        return tree(3);
    }

    private static Arbitrary<Node> tree(int depth) {
        Arbitrary<Node> leaf =
                Arbitraries.integers().between(0, ATTRIBUTES - 1).map(attribute -> new Node('l', attribute, List.of()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Node>> members = tree(depth - 1).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                leaf, members.map(it -> new Node('a', 0, it)), members.map(it -> new Node('o', 0, it)));
    }

    @Provide
    Arbitrary<int[]> profiles() {
        return Arbitraries.integers().between(UNKNOWN, 1).array(int[].class).ofSize(ATTRIBUTES);
    }

    @Property(tries = 400)
    @Label("name facts that suffice whatever else may be, and none that can be left out")
    void reasons(@ForAll("trees") Node tree, @ForAll("profiles") int[] profile) {
        Explanation why = explain(tree, profile);
        boolean in = tree.truth(profile) == 1;
        Set<Integer> named = new TreeSet<>();
        why.reasons().forEach(reason -> reason.predicate().attributes().forEach(name -> named.add(index(name))));

        assertThat(why.membership().status().name()).isEqualTo(in ? "IN" : "OUT");
        assertThat(decided(tree, profile, named, in)).isTrue();
        for (int attribute : named) {
            Set<Integer> fewer = new TreeSet<>(named);
            fewer.remove(attribute);
            assertThat(decided(tree, profile, fewer, in)).isFalse();
        }
    }

    @Property(tries = 400)
    @Label("name single changes that do it, and miss none")
    void flips(@ForAll("trees") Node tree, @ForAll("profiles") int[] profile) {
        Explanation why = explain(tree, profile);
        boolean in = tree.truth(profile) == 1;
        Set<Integer> named = new TreeSet<>();
        for (Flip flip : why.flips()) {
            Flip.Moves moves = (Flip.Moves) flip;
            int attribute = index(moves.attribute());
            named.add(attribute);
            assertThat(moves.to()).isEqualTo(new Whole(1));
            int[] moved = profile.clone();
            moved[attribute] = moves.reach() == Reach.BELOW ? 0 : 1;
            assertThat(tree.truth(moved) == 1).isNotEqualTo(in);
        }
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            boolean can = false;
            for (int value = 0; value <= 1; value++) {
                int[] moved = profile.clone();
                moved[attribute] = value;
                can |= (tree.truth(moved) == 1) != in;
            }
            assertThat(named.contains(attribute)).isEqualTo(can);
        }
    }

    /** Whether the named attributes alone decide it: whatever the others are, the member is in, or out. */
    private static boolean decided(Node tree, int[] profile, Set<Integer> named, boolean in) {
        for (int[] other : allProfiles()) {
            int[] mixed = other.clone();
            named.forEach(attribute -> mixed[attribute] = profile[attribute]);
            if ((tree.truth(mixed) == 1) != in) {
                return false;
            }
        }
        return true;
    }

    private static List<int[]> allProfiles() {
        List<int[]> profiles = new ArrayList<>(List.of(new int[ATTRIBUTES]));
        for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
            List<int[]> more = new ArrayList<>();
            for (int[] profile : profiles) {
                for (int value = UNKNOWN; value <= 1; value++) {
                    int[] next = profile.clone();
                    next[attribute] = value;
                    more.add(next);
                }
            }
            profiles = more;
        }
        return profiles;
    }

    private static int index(AttributeName name) {
        return Integer.parseInt(name.value().substring(1));
    }

    private static Explanation explain(Node tree, int[] profile) {
        AttributeSchema schema = AttributeSchema.empty();
        for (int i = 0; i < ATTRIBUTES; i++) {
            schema = schema.with("n" + i, AttributeType.NUMBER);
        }
        SegmentProgram program = SegmentProgram.builder("1", schema)
                .segment("s", tree.condition())
                .build();
        LiveProfile member = LiveProfile.open(program, MemberState.of(new MemberId("m")), NOW);
        for (int i = 0; i < ATTRIBUTES; i++) {
            if (profile[i] != UNKNOWN) {
                member.apply(new Put(new AttributeName("n" + i), AttributeValue.of(profile[i])));
            }
        }
        return Explanation.of(member, SEGMENT);
    }
}
