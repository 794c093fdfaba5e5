package io.communitykit.recommend.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("The score of key opinion consumers")
class KocRankingTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final List<InteractionWeight> KINDS = List.of(
            new InteractionWeight(InteractionKind.REPLY, 1), new InteractionWeight(InteractionKind.REFERRAL, 10));
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId CAT = new MemberId("cat");

    private static KocPolicy policy(KocWeights weights, double z) {
        return new KocPolicy(
                new PolicyVersion("v1"), KINDS, RingRule.STRICT, PageRank.PUBLISHED, weights, z, 1_000, 2_000);
    }

    private static final KocPolicy POLICY = policy(KocWeights.EVEN_HANDED, 1.281551565545);

    private static KocFacts facts(MemberId member, long visits, long orders, long fen) {
        return new KocFacts(member, visits, orders, new Money(fen, CNY));
    }

    private static InfluenceRanks ranks() {
        InteractionGraph graph = POLICY.graph()
                .add(new Interaction(BOB, ANN, InteractionKind.REFERRAL, 1))
                .add(new Interaction(CAT, ANN, InteractionKind.REPLY, 2))
                .build();
        return POLICY.pageRank().rank(graph);
    }

    @Test
    @DisplayName("names each part with its numbers, and the parts add up")
    void explained() {
        KocRanking ranking = KocRanking.of(
                POLICY,
                ranks(),
                List.of(facts(BOB, 100, 5, 10_000), facts(ANN, 498, 399, 90_000), facts(CAT, 0, 0, 0)));

        KocScore ann = ranking.scores().get(0);
        assertThat(ranking.version()).isEqualTo(new PolicyVersion("v1"));
        assertThat(ann.member()).isEqualTo(ANN);
        assertThat(ann.influence()).isEqualTo(new KocPart.Influence(10_000, 4_000, 2, 0));
        assertThat(ann.conversion()).isEqualTo(new KocPart.Conversion(10_000, 3_000, 498, 399, 7_773));
        assertThat(ann.gmv())
                .isEqualTo(new KocPart.Gmv(10_000, 3_000, new Money(90_000, CNY), new Money(100_000, CNY)));
        assertThat(ann.score()).isEqualTo(10_000);

        KocScore bob = ranking.scores().get(1);
        assertThat(bob.position()).isEqualTo(2);
        assertThat(bob.influence().points()).isZero();
        assertThat(bob.conversion()).isEqualTo(new KocPart.Conversion(2_860, 3_000, 100, 5, 286));
        assertThat(bob.gmv().value()).isEqualTo(5_000);
        assertThat(bob.score()).isEqualTo(858 + 1_500);

        KocScore cat = ranking.scores().get(2);
        assertThat(cat.score()).isZero();
    }

    @Test
    @DisplayName("One order of one visit is little evidence: it counts less than 30 of 100")
    void evidence() {
        KocPolicy strict = new KocPolicy(
                new PolicyVersion("v2"),
                KINDS,
                RingRule.NONE,
                PageRank.PUBLISHED,
                new KocWeights(0, 10_000, 0),
                1.959963984540054,
                10_000,
                1);
        KocRanking ranking = KocRanking.of(strict, ranks(), List.of(facts(ANN, 1, 1, 0), facts(BOB, 100, 30, 0)));

        assertThat(ranking.scores()).extracting(KocScore::member).containsExactly(BOB, ANN);
        assertThat(ranking.scores()).extracting(KocScore::score).containsExactly(2_189L, 2_065L);
    }

    @Test
    @DisplayName("More orders than visits, revenue below 0 and a member without a node count as the limits say")
    void edges() {
        KocRanking ranking = KocRanking.of(
                POLICY, ranks(), List.of(facts(new MemberId("eve"), 3, 9, -500), facts(ANN, 0, 0, Long.MAX_VALUE)));

        KocScore eve = ranking.scores().get(1);
        assertThat(eve.influence()).isEqualTo(new KocPart.Influence(0, 4_000, 0, 0));
        assertThat(eve.conversion().orders()).isEqualTo(9);
        assertThat(eve.conversion().lowerBound()).isEqualTo(6_462);
        assertThat(eve.gmv())
                .isEqualTo(new KocPart.Gmv(0, 3_000, new Money(-500, CNY), new Money(Long.MAX_VALUE, CNY)));
        assertThat(ranking.scores().get(0).gmv().value()).isEqualTo(10_000);
    }

    @Test
    @DisplayName("Equal scores are ordered by id")
    void ties() {
        KocRanking ranking = KocRanking.of(POLICY, ranks(), List.of(facts(CAT, 5, 1, 7), facts(BOB, 5, 1, 7)));

        assertThat(ranking.scores()).extracting(KocScore::member).containsExactly(BOB, CAT);
        assertThat(ranking.scores())
                .extracting(KocScore::score)
                .containsExactly(
                        ranking.scores().get(0).score(), ranking.scores().get(0).score());
    }

    @RepeatedTest(20)
    @DisplayName("Random members: parts add up, stay in range, and the order told changes nothing")
    void random(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        InteractionGraphBuilder builder = POLICY.graph();
        List<KocFacts> facts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            builder.add(new Interaction(
                    Given.member(random.nextInt(40)), Given.member(random.nextInt(40)), InteractionKind.REPLY, 1));
            long visits = random.nextLong(1_000);
            facts.add(facts(Given.member(i), visits, random.nextLong(visits + 3), random.nextLong(-99, 1L << 50)));
        }
        InfluenceRanks ranks = POLICY.pageRank().rank(builder.build());

        KocRanking ranking = KocRanking.of(POLICY, ranks, facts);

        long last = 10_000;
        for (KocScore score : ranking.scores()) {
            assertThat(score.score())
                    .isEqualTo(score.parts().stream().mapToLong(KocPart::points).sum())
                    .isBetween(0L, last);
            for (KocPart part : score.parts()) {
                assertThat(part.value()).isBetween(0, 10_000);
                assertThat(part.points()).isEqualTo((long) part.value() * part.weight() / 10_000);
            }
            last = score.score();
        }
        List<KocFacts> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(repetition.getCurrentRepetition()));
        assertThat(KocRanking.of(POLICY, ranks, shuffled)).isEqualTo(ranking);
    }

    @Test
    @DisplayName("Policies that make no sense are refused")
    void badPolicies() {
        assertThatThrownBy(() -> new KocWeights(4_000, 3_000, 2_999))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("weights of a score must be 10000 basis points together, got 9999");
        assertThatThrownBy(() -> new KocWeights(-1, 10_001, 0)).hasMessageContaining("weight of influence");
        assertThatThrownBy(() -> policy(KocWeights.EVEN_HANDED, Double.NaN)).hasMessageContaining("z must be");
        assertThatThrownBy(() -> policy(KocWeights.EVEN_HANDED, 0)).hasMessageContaining("z must be");
        PolicyVersion version = new PolicyVersion("v1");
        assertThatThrownBy(() -> new KocPolicy(
                        version, List.of(), RingRule.NONE, PageRank.PUBLISHED, KocWeights.EVEN_HANDED, 1, 1, 1))
                .hasMessageContaining("kinds of interaction");
        assertThatThrownBy(() -> new KocPolicy(
                        version, KINDS, RingRule.NONE, PageRank.PUBLISHED, KocWeights.EVEN_HANDED, 1, 0, 1))
                .hasMessageContaining("full conversion");
        assertThatThrownBy(() -> new KocPolicy(
                        version, KINDS, RingRule.NONE, PageRank.PUBLISHED, KocWeights.EVEN_HANDED, 1, 1, 10_001))
                .hasMessageContaining("full share of gmv");
    }

    @Test
    @DisplayName("Facts that make no sense are refused")
    void badFacts() {
        InfluenceRanks ranks = ranks();
        assertThatThrownBy(() -> KocRanking.of(POLICY, ranks, List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> KocRanking.of(POLICY, ranks, List.of(facts(ANN, 1, 1, 1), facts(ANN, 1, 1, 1))))
                .hasMessageContaining("each there once");
        KocFacts dollars = new KocFacts(BOB, 1, 1, new Money(1, Currency.getInstance("USD")));
        assertThatThrownBy(() -> KocRanking.of(POLICY, ranks, List.of(facts(ANN, 1, 1, 1), dollars)))
                .hasMessageContaining("gmv of bob");
        List<KocFacts> tooMuch = List.of(facts(ANN, 1, 1, Long.MAX_VALUE), facts(BOB, 1, 1, 1));
        assertThatThrownBy(() -> KocRanking.of(POLICY, ranks, tooMuch)).hasMessageContaining("64-bit");
        assertThatThrownBy(() -> facts(ANN, -1, 0, 0)).hasMessageContaining("visits of ann");
        assertThatThrownBy(() -> facts(ANN, 1, -1, 0)).hasMessageContaining("orders of ann");
    }
}
