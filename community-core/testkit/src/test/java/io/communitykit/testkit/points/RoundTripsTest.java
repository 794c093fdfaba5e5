package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import io.communitykit.testkit.server.CountedTrips;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a network each round trip costs more than the work of the server. Commits are counted with the rest, ladders cost none. */
@DisplayName("On PostgreSQL")
class RoundTripsTest {

    private static final CurrencyId COINS = new CurrencyId("coins");
    private static final Reason REASON = new Reason("trip");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Optional<Climb> YEAR = Optional.of(new Climb(
            new Measure.Earned(COINS),
            new Window.Rolling(Period.ofYears(1)),
            Climb.Upgrade.AT_ONCE,
            Validity.Continuous.INSTANCE,
            Downgrade.FULL,
            Optional.empty()));

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static CountedTrips trips;
    private static HikariDataSource pool;
    private static Points points;

    @BeforeAll
    static void open() {
        trips = CountedTrips.to(EmbeddedDatabase.POSTGRESQL.freshUrl());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(trips.url());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        SchemaInstaller.of(pool).install(JdbcPointsStore.SCHEMA);
        LotPolicy lots = LotPolicy.DEFAULT
                .expiry(new ExpiryRule.After(Period.ofMonths(12), Optional.empty()))
                .transfer(TransferRule.KEEP_EXPIRY);
        PointsProgram program = PointsProgram.builder(new ProgramId("trips"), new PolicyVersion("1"), ZoneOffset.UTC)
                .currency(new PointsCurrency(COINS, 1, 0, Optional.of(lots)))
                .tiers(new TierProgram(
                        new PolicyVersion("1"),
                        List.of(
                                new TierLadder(new LadderId("level"), COINS, List.of(new Tier(new TierId("low"), 1))),
                                new TierLadder(new LadderId("year"), List.of(new Tier(new TierId("high"), 45)), YEAR))))
                .build();
        points = Points.builder(
                        program,
                        JdbcPointsStore.builder(ConnectionSource.own(pool), CoinCommands.KEY)
                                .build())
                .clock(() -> START.plus(Duration.ofDays(1)))
                .build();
        // The first transaction leaves the check value of the key, the second finds it, and later ones do not look.
        opened();
        opened();
    }

    @AfterAll
    static void close() {
        pool.close();
        trips.close();
    }

    @Test
    @DisplayName("a grant takes three round trips: lock and read, write, commit")
    void grant() {
        MemberId member = opened();

        assertThat(tripsOf(() -> assertThat(points.execute(grant(member))).isInstanceOf(AccountResult.Applied.class)))
                .containsOnly(3);
    }

    @Test
    @DisplayName("a spend that the first lots cover takes three")
    void spend() {
        MemberId member = opened();
        points.execute(grant(member, 1_000));

        assertThat(tripsOf(
                        () -> assertThat(points.execute(spend(member, 30))).isInstanceOf(AccountResult.Applied.class)))
                .containsOnly(3);
    }

    @Test
    @DisplayName("a repeat takes two, since nothing is written")
    void repeat() {
        MemberId member = opened();
        PointsCommand told = grant(member);
        points.execute(told);

        assertThat(tripsOf(() -> assertThat(points.execute(told)).isInstanceOf(AccountResult.Replayed.class)))
                .containsOnly(2);
    }

    @Test
    @DisplayName("a rejection takes two")
    void rejection() {
        MemberId member = opened();

        assertThat(tripsOf(() -> assertThat(points.execute(spend(member, 1_000_000)))
                        .isInstanceOf(AccountResult.Rejected.class)))
                .containsOnly(2);
    }

    @Test
    @DisplayName("the first fact of a member takes two more, to make the row and to lock it")
    void opening() {
        assertThat(tripsOf(() -> points.execute(grant(new MemberId("opens " + COUNT.incrementAndGet())))))
                .containsOnly(5);
    }

    @Test
    @DisplayName("a transfer takes five, since two accounts are read before they are locked")
    void transfer() {
        MemberId from = opened();
        MemberId to = opened();
        points.execute(grant(from, 1_000));

        assertThat(tripsOf(() -> assertThat(
                                points.transfer(new PointsCommand.Transfer(key(), from, to, COINS, 1, REASON, START))
                                        .sent())
                        .isInstanceOf(AccountResult.Applied.class)))
                .containsOnly(5);
    }

    /** With times enough for the driver to let the server prepare the statements, which changes how they are sent. */
    private static List<Integer> tripsOf(Runnable work) {
        return IntStream.range(0, 12)
                .mapToObj(time -> {
                    int before = trips.count();
                    work.run();
                    return trips.count() - before;
                })
                .toList();
    }

    private static MemberId opened() {
        MemberId member = new MemberId("member " + COUNT.incrementAndGet());
        points.execute(grant(member));
        return member;
    }

    private static PointsCommand grant(MemberId member) {
        return grant(member, 40);
    }

    private static PointsCommand grant(MemberId member, long amount) {
        return new PointsCommand.Grant(key(), member, COINS, amount, REASON, START);
    }

    private static PointsCommand spend(MemberId member, long amount) {
        return new PointsCommand.Spend(key(), member, COINS, amount, REASON, START);
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("trips"), new EventId("key " + COUNT.incrementAndGet()));
    }
}
