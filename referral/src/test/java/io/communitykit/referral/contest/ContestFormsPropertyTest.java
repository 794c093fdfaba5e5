package io.communitykit.referral.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.contest.ContestTerms.Prizes;
import io.communitykit.referral.contest.ContestTerms.Score;
import io.communitykit.referral.contest.ContestTerms.Share;
import io.communitykit.referral.contest.ContestTerms.Sizes;
import io.communitykit.referral.contest.ContestTerms.Ties;
import io.communitykit.referral.contest.internal.ContestForms;
import io.communitykit.referral.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("What is stored of a contest")
class ContestFormsPropertyTest {

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), 1_000L * random.nextInt(1_000_000));
    }

    private static OptionalInt limit(Random random) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(Integer.MAX_VALUE));
    }

    private static ContestTerms terms(Random random) {
        return new ContestTerms(
                new PolicyVersion("版🐼" + random.nextInt(9)),
                Currency.getInstance(random.nextBoolean() ? "CNY" : "KWD"),
                ZoneId.of(random.nextBoolean() ? "Asia/Shanghai" : "+05:45"),
                new Sizes(2 + random.nextInt(99), 500 + random.nextInt(500), 1 + random.nextInt(500)),
                Duration.ofNanos(random.nextInt(Integer.MAX_VALUE)),
                List.of(
                        new Score(EventType.ORDER_PAID, 1 + random.nextInt(1_000_000), limit(random), limit(random)),
                        new Score(new EventType("com.example.x"), 1, limit(random), limit(random))),
                one(random, Ties.values()),
                new Prizes(
                        List.of(1_000_000_000_000L, 1L + random.nextInt(99)),
                        one(random, Share.values()),
                        random.nextInt(2)));
    }

    @Property(tries = 500)
    @Label("is read as it was written")
    void roundTrip(@ForAll long seed) {
        Random random = new Random(seed);
        ContestTerms terms = terms(random);
        assertThat(ContestForms.readTerms(ContestForms.write(terms))).isEqualTo(terms);
        Contest contest = new Contest(
                one(random, Contest.Status.values()),
                terms,
                instant(random),
                instant(random),
                instant(random),
                instant(random),
                random.nextInt(3),
                random.nextInt(3),
                maybe(random, instant(random)),
                random.nextInt(3),
                random.nextInt(3),
                maybe(random, instant(random)));
        assertThat(ContestForms.readContest(terms, ContestForms.write(contest))).isEqualTo(contest);
        TeamId id = new TeamId("队𠮷" + random.nextInt(9));
        TeamScore team = new TeamScore(
                id,
                random.nextInt(99),
                random.nextInt(99),
                random.nextInt(2),
                random.nextInt(2) * Long.MAX_VALUE,
                maybe(random, instant(random)),
                random.nextInt(2));
        assertThat(ContestForms.readTeam(id, ContestForms.write(team))).isEqualTo(team);
        Contestant member = new Contestant(id, random.nextInt(99), random.nextInt(3), new TreeMap<>());
        Contestant counted = member.scored(terms.scores().get(random.nextInt(2)), 1 + random.nextInt(9));
        Contestant place = ContestForms.readPlace(ContestForms.place(counted));
        assertThat(ContestForms.readTally(place, ContestForms.tally(counted))).isEqualTo(counted);
        ScoredFact fact = new ScoredFact(
                id,
                random.nextInt(99),
                EventType.ORDER_PAID,
                instant(random),
                random.nextInt(2),
                maybe(random, one(random, Reason.values())));
        assertThat(ContestForms.readFact(ContestForms.write(fact))).isEqualTo(fact);
        PrizeShare share =
                new PrizeShare(id, random.nextInt(99), 1, one(random, PrizeShare.Status.values()), instant(random));
        assertThat(ContestForms.readShare(ContestForms.write(share))).isEqualTo(share);
    }
}
