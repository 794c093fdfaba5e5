package io.communitykit.testkit.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.reward.ReferralResult;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.spi.RewardPayout;
import io.communitykit.testkit.server.CountedTrips;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a network each round trip costs more than the work of the server. Commits are counted with the rest. */
@DisplayName("Referrals on PostgreSQL")
class ReferralRoundTripsTest {

    private static final PseudonymKey KEY = PseudonymKey.of("the trips' own secret".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int TIMES = 12;

    private static CountedTrips trips;
    private static HikariDataSource pool;
    private static Referrals referrals;

    @BeforeAll
    static void open() {
        trips = CountedTrips.to(EmbeddedDatabase.POSTGRESQL.freshUrl());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(trips.url());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        SchemaInstaller.of(pool).install(JdbcBookStore.SCHEMA);
        RewardPayout nobody = new SimulatedWallet(new SplittableRandom(0), new SimulatedTime());
        referrals = Referrals.builder(
                        ReferralProcess.program(
                                new HoldRule(HoldRule.From.RECEIPT, Duration.ofDays(7), Duration.ofDays(15))),
                        JdbcBookStore.builder(ConnectionSource.own(pool), KEY).build(),
                        nobody)
                .clock(() -> NOW)
                .build();
        paid("warm", 1);
        paid("warmer", 1);
    }

    @AfterAll
    static void close() {
        pool.close();
        trips.close();
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("trips"), new EventId(id));
    }

    private static ReferralResult paid(String name, int number) {
        PaidOrder order = new PaidOrder(
                key("paid" + name + number),
                new OrderId("o" + name + number),
                new MemberId(name),
                Currency.getInstance("CNY"),
                List.of(OrderLine.of(new LineId("1"), 5_000)),
                NOW);
        Credit credit = new Credit(
                new Promoter(new MemberId("alice"), PromoterKind.REFERRAL),
                Strength.TYPED_CODE,
                new ChannelId("wechat"),
                NOW);
        return referrals.paid(
                order,
                new OrderAttribution(
                        order.order(),
                        order.buyer(),
                        NOW,
                        number,
                        Optional.of(credit),
                        Optional.empty(),
                        List.of(),
                        new PolicyVersion("1")));
    }

    private static List<Integer> tripsOf(IntConsumer work) {
        return IntStream.range(0, TIMES)
                .mapToObj(time -> {
                    int before = trips.count();
                    work.accept(time);
                    return trips.count() - before;
                })
                .toList();
    }

    @Test
    @DisplayName(
            "a friend who counts takes three round trips and the commit: the friend, both ledgers with the budget, and all changes")
    void counts() {
        assertThat(tripsOf(i -> assertThat(paid("counts" + i, 1)).isInstanceOf(ReferralResult.Applied.class)))
                .containsOnly(4);
    }

    @Test
    @DisplayName("a further order of such a friend takes two and the commit, and never touches the budget's row")
    void further() {
        paid("further", 1);
        assertThat(tripsOf(i -> assertThat(paid("further", i + 2)).isInstanceOf(ReferralResult.Declined.class)))
                .containsOnly(3);
    }

    @Test
    @DisplayName("a repeat takes one and the commit")
    void repeat() {
        paid("repeat", 1);
        assertThat(tripsOf(i -> assertThat(paid("repeat", 1)).isInstanceOf(ReferralResult.Replayed.class)))
                .containsOnly(2);
    }

    @Test
    @DisplayName("a receipt takes two and the commit, a refund three and the commit")
    void after() {
        for (int i = 0; i < TIMES; i++) {
            paid("after" + i, 1);
        }
        assertThat(tripsOf(i -> referrals.received(new OrderReceipt(
                        key("got" + i), new OrderId("oafter" + i + "1"), new MemberId("after" + i), NOW))))
                .containsOnly(3);
        assertThat(tripsOf(i -> referrals.refunded(new OrderRefund(
                        key("back" + i),
                        new OrderId("oafter" + i + "1"),
                        new MemberId("after" + i),
                        List.of(new RefundedLine(new LineId("1"), 5_000)),
                        NOW))))
                .containsOnly(4);
    }
}
