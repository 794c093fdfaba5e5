package io.communitykit.referral.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.team.TeamPolicy.Goal;
import io.communitykit.referral.team.internal.TeamForms;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("What is stored of a team")
class TeamFormsPropertyTest {

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), 1_000L * random.nextInt(1_000_000));
    }

    @Property(tries = 500)
    @Label("is read as it was written")
    void roundTrip(@ForAll long seed) {
        Random random = new Random(seed);
        SortedMap<Integer, Instant> reserved = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            reserved.put(random.nextInt(1_000), instant(random));
        }
        Team team = new Team(
                one(random, TeamStatus.values()),
                new TeamTerms(
                        new PolicyVersion("版🐼" + random.nextInt(9)),
                        Currency.getInstance(random.nextBoolean() ? "CNY" : "KWD"),
                        random.nextBoolean()
                                ? new Goal.Members(2 + random.nextInt(900))
                                : new Goal.Amount(
                                        1L + random.nextInt(9_999), 1 + random.nextInt(2), 2 + random.nextInt(9)),
                        random.nextInt(2)),
                instant(random),
                instant(random),
                reserved,
                random.nextInt(99),
                random.nextInt(3),
                random.nextInt(999),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2),
                maybe(random, instant(random)),
                maybe(random, instant(random)));
        assertThat(TeamForms.readTeam(TeamForms.write(team))).isEqualTo(team);
        Seat seat = new Seat(
                random.nextInt(3),
                one(random, SeatStatus.values()),
                new OrderId("订单𠮷" + random.nextInt(9)),
                random.nextInt(3),
                instant(random),
                maybe(random, instant(random)),
                maybe(random, one(random, Reason.values())),
                maybe(random, new TeamId("团" + random.nextInt(9))));
        assertThat(TeamForms.readSeat(TeamForms.write(seat))).isEqualTo(seat);
        MemberTeams teams = new MemberTeams(Map.of(
                new TeamId("一"),
                Optional.empty(),
                new TeamId("二" + random.nextInt(9)),
                maybe(random, instant(random))));
        assertThat(TeamForms.readTeams(TeamForms.write(teams))).isEqualTo(teams);
    }
}
