package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.memory.InMemoryAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("Screens over one store")
class StoredScreenPropertyTest {

    private static final AbusePolicy POLICY = AbuseArbitraries.SMALL;
    private static final PseudonymKey KEY = PseudonymKey.of("of the test alone".getBytes(StandardCharsets.UTF_8));

    /** What should be left: facts as they were told, and at the end a look at each for every member who was erased. */
    private static final class PlainStore {

        private final AbuseStore names = new InMemoryAbuseStore(KEY);
        private final List<AbuseFact> told = new ArrayList<>();
        private final Set<MemberId> erased = new LinkedHashSet<>();

        void tell(AbuseFact fact) {
            if (fact.members().stream().noneMatch(erased::contains)) {
                told.add(fact);
            }
        }

        List<AbuseFact> left() {
            return told.stream().flatMap(this::left).toList();
        }

        private Stream<AbuseFact> left(AbuseFact fact) {
            if (fact instanceof Brought it) {
                return Stream.of(
                        new Brought(it.key(), it.at(), name(it.referrer()), name(it.friend()), it.fromClick()));
            } else if (fact instanceof Feedback it) {
                return Stream.of(new Feedback(it.key(), it.at(), name(it.referrer()), name(it.friend()), it.finding()));
            }
            return fact.members().stream().anyMatch(erased::contains) ? Stream.empty() : Stream.of(fact);
        }

        private MemberId name(MemberId member) {
            return erased.contains(member) ? new MemberId("erased:" + names.pseudonym(member)) : member;
        }
    }

    private static MemberId anybody(SplittableRandom random, List<AbuseFact> facts) {
        return facts.get(random.nextInt(facts.size())).members().get(0);
    }

    @Property(tries = 300)
    @Label("leave of erased members what a plain model leaves, whenever they go")
    void erasures(@ForAll long seed, @ForAll @IntRange(min = 5, max = 120) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        SplittableRandom random = new SplittableRandom(seed);
        AbuseStore store = new InMemoryAbuseStore(KEY);
        AbuseScreen screen = AbuseScreen.over(POLICY, store);
        PlainStore plain = new PlainStore();
        for (AbuseFact fact : facts) {
            screen.tell(fact);
            plain.tell(fact);
            if (random.nextInt(25) == 0) {
                MemberId member = anybody(random, facts);
                assertThat(screen.erase(member)).isEqualTo(plain.erased.add(member));
            }
            if (random.nextInt(10) == 0) {
                screen.settle();
            }
        }

        assertThat(screen.screenAll()).hasSameSizeAs(new NaiveScreen(POLICY, plain.left()).referrals());
        AbuseScreenPropertyTest.agree(screen, new NaiveScreen(POLICY, plain.left()));
        assertSame(screen, AbuseScreen.over(POLICY, store));
        for (MemberId member : plain.erased) {
            assertThat(screen.export(member)).isEmpty();
        }
    }

    @Property(tries = 300)
    @Label("agree to the bit once they have caught up, whoever was told what and erased whom")
    void converge(@ForAll long seed, @ForAll @IntRange(min = 5, max = 150) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        SplittableRandom random = new SplittableRandom(seed);
        AbuseStore store = new InMemoryAbuseStore(KEY);
        PlainStore plain = new PlainStore();
        List<AbuseScreen> screens =
                Stream.generate(() -> AbuseScreen.over(POLICY, store)).limit(3).toList();
        for (AbuseFact fact : facts) {
            AbuseScreen one = screens.get(random.nextInt(3));
            one.tell(fact);
            plain.tell(fact);
            if (random.nextInt(20) == 0) {
                MemberId member = anybody(random, facts);
                screens.get(random.nextInt(3)).erase(member);
                plain.erased.add(member);
            }
            if (random.nextInt(12) == 0) {
                screens.get(random.nextInt(3)).catchUp();
            }
            if (random.nextInt(12) == 0) {
                screens.get(random.nextInt(3)).settle();
            }
        }
        screens.forEach(AbuseScreen::catchUp);

        AbuseScreen fresh = AbuseScreen.over(POLICY, store);
        screens.forEach(screen -> assertSame(screen, fresh));
        AbuseScreenPropertyTest.agree(fresh, new NaiveScreen(POLICY, plain.left()));
        screens.forEach(screen -> assertThat(screen.catchUp()).isZero());
    }

    @Property(tries = 150)
    @Label("say after many facts at once what they say after one by one")
    void bulk(@ForAll long seed, @ForAll @IntRange(max = 800) int count) {
        List<AbuseFact> facts = AbuseArbitraries.facts(seed, count);
        AbuseScreen single = AbuseScreen.of(POLICY);
        AbuseScreen bulk = AbuseScreen.of(POLICY);
        List<Told> expected = facts.stream().map(single::tell).toList();
        List<Told> results = new ArrayList<>();

        bulk.tellAll(facts.iterator(), results::add);

        assertThat(results).isEqualTo(expected);
        assertSame(bulk, single);
    }

    private static void assertSame(AbuseScreen one, AbuseScreen other) {
        assertThat(one.screenAll()).isEqualTo(other.screenAll());
        assertThat(one.report()).isEqualTo(other.report());
        assertThat(one.fitCases()).isEqualTo(other.fitCases());
    }
}
