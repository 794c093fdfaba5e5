package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Feedback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("A screen against abuse")
class AbuseScreenPropertyTest {

    private static final AbusePolicy POLICY = AbuseArbitraries.SMALL;

    @Property(tries = 300)
    @Label("says what a plain model says that works everything out anew")
    void agreesWithPlainModel(@ForAll long seed, @ForAll @IntRange(max = 120) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        AbuseScreen screen = AbuseScreen.of(POLICY);
        facts.forEach(screen::tell);

        assertThat(screen.screenAll()).hasSameSizeAs(new NaiveScreen(POLICY, facts).referrals());
        agree(screen, new NaiveScreen(POLICY, facts));
    }

    @Property(tries = 100)
    @Label("answers between the facts as the plain model does for the facts so far")
    void agreesLive(@ForAll long seed, @ForAll @IntRange(min = 20, max = 80) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        AbuseScreen screen = AbuseScreen.of(POLICY);
        for (int i = 0; i < count; i++) {
            screen.tell(facts.get(i));
            if (i % 7 == 3) {
                agree(screen, new NaiveScreen(POLICY, facts.subList(0, i + 1)));
            }
            if (i % 31 == 30) {
                screen.settle();
            }
        }
    }

    static void agree(AbuseScreen screen, NaiveScreen naive) {
        for (List<MemberId> pair : naive.referrals()) {
            Verdict verdict = screen.screen(pair.get(0), pair.get(1));
            Map<Signal, Double> expected = naive.strengths(pair.get(0), pair.get(1));
            for (Signal signal : Signal.values()) {
                int got = verdict.reasons().stream()
                        .filter(reason -> reason.signal() == signal)
                        .mapToInt(SignalReason::strength)
                        .findFirst()
                        .orElse(0);
                assertThat((double) got)
                        .as("%s of %s in%n%s", signal, pair, verdict.explain())
                        .isCloseTo(expected.getOrDefault(signal, 0.0) * 10_000, within(1.001));
            }
            assertThat(verdict.score())
                    .as(verdict.explain())
                    .isCloseTo(naive.score(pair.get(0), pair.get(1)), within(1));
        }
    }

    @Property(tries = 300)
    @Label("says the same to the bit in any order of facts, told twice, and settled or asked in between")
    void anyOrder(@ForAll long seed, @ForAll @IntRange(max = 150) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        AbuseScreen batch = AbuseScreen.of(POLICY);
        facts.forEach(batch::tell);
        List<AbuseFact> shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));
        AbuseScreen live = AbuseScreen.of(POLICY);
        Random random = new Random(seed);
        for (AbuseFact fact : shuffled) {
            live.tell(fact);
            if (random.nextInt(10) == 0) {
                live.settle();
            }
            if (random.nextInt(5) == 0) {
                batch.screenAll().stream()
                        .limit(3)
                        .forEach(verdict -> live.screen(
                                verdict.judged().referrer(), verdict.judged().friend()));
            }
        }
        live.settle();

        assertThat(live.screenAll()).isEqualTo(batch.screenAll());
        assertThat(live.report()).isEqualTo(batch.report());
        assertThat(live.fitCases()).isEqualTo(batch.fitCases());
        assertThat(live.settle()).as("nothing is left to settle").isZero();
    }

    @Property(tries = 100)
    @Label("never changes a verdict by feedback")
    void feedback(@ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        AbuseScreen with = AbuseScreen.of(POLICY);
        AbuseScreen without = AbuseScreen.of(POLICY);
        facts.forEach(with::tell);
        facts.stream().filter(fact -> !(fact instanceof Feedback)).forEach(without::tell);

        assertThat(with.screenAll()).isEqualTo(without.screenAll());
    }
}
