package io.communitykit.testkit.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.RewardPayout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A process to be killed: friends pay, are rewarded at once, and some pay nothing after all; it says after each friend how many are done. */
final class ReferralProcess {

    static final int FRIENDS = 20_000;
    static final int REFERRERS = 7;

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LineId LINE = new LineId("1");
    private static final HoldRule AT_ONCE = new HoldRule(HoldRule.From.PAYMENT, Duration.ZERO, Duration.ofDays(1));

    private ReferralProcess() {}

    static ReferralProgram program(HoldRule hold) {
        return new ReferralProgram(
                new PolicyVersion("1"),
                new ProgramId("killed"),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                new Qualification(Qualification.On.ORDER, Qualification.Orders.FIRST, 1_000, CNY, Optional.empty()),
                hold,
                new ReviewRule(Duration.ofDays(1), ReviewRule.Timeout.REFUSE),
                Optional.empty(),
                List.of(new RewardRule(
                        new RuleId("ladder"),
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RewardUnit.money(CNY),
                        new Ladder(
                                LadderMode.PER_REFERRAL_MARGINAL,
                                List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 700))),
                        CountScope.NEW,
                        List.of(),
                        Clawback.NEGATIVE_BALANCE)),
                List.of(new ProgramBudget(RewardUnit.money(CNY), 1_000_000_000, OnLimit.PARTIAL)),
                Optional.empty());
    }

    /** Tells friends one after the other. The clock is each friend's own, so that told again they are told at the same instants. */
    static final class Shop {
        private final Referrals referrals;
        private Instant now = START;

        Shop(BookStore store, RewardPayout wallet) {
            this.referrals = Referrals.builder(program(AT_ONCE), store, wallet)
                    .clock(() -> now)
                    .build();
        }

        Referrals referrals() {
            return referrals;
        }

        void friend(int number) {
            now = START.plus(Duration.ofMinutes(number));
            MemberId friend = new MemberId("friend" + number);
            Credit credit = new Credit(
                    new Promoter(referrer(number), PromoterKind.REFERRAL),
                    Strength.TYPED_CODE,
                    new ChannelId("wechat"),
                    START);
            PaidOrder order = new PaidOrder(
                    key("paid" + number),
                    new OrderId("o" + number),
                    friend,
                    CNY,
                    List.of(OrderLine.of(LINE, 2_000)),
                    now);
            referrals.paid(
                    order,
                    new OrderAttribution(
                            order.order(),
                            friend,
                            now,
                            1,
                            Optional.of(credit),
                            Optional.empty(),
                            List.of(),
                            new PolicyVersion("1")));
            if (number % 3 == 0) {
                referrals.refunded(new OrderRefund(
                        key("refund" + number), order.order(), friend, List.of(new RefundedLine(LINE, 2_000)), now));
            }
        }

        void end(int friends) {
            now = START.plus(Duration.ofMinutes(friends + 10L));
            referrals.runDue(now);
        }

        private static IdempotencyKey key(String id) {
            return new IdempotencyKey(new EventSource("killed"), new EventId(id));
        }
    }

    static MemberId referrer(int number) {
        return new MemberId("referrer" + number % REFERRERS);
    }

    public static void main(String[] args) throws SQLException {
        DataSource database = database(args[0]);
        Shop shop = new Shop(store(database), new TableWallet(database));
        for (int i = 0; i < FRIENDS; i++) {
            shop.friend(i);
            System.out.println(i + 1);
        }
    }

    static BookStore store(DataSource database) {
        return JdbcBookStore.builder(ConnectionSource.own(database), PseudonymKey.of(new byte[32]))
                .build();
    }

    static DataSource database(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(url);
        dataSource.setUser("sa");
        return dataSource;
    }

    /** A wallet of somebody else's: each order is a row of its own, committed by itself. */
    record TableWallet(DataSource database) implements RewardPayout {

        static void create(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE wallet (name VARCHAR PRIMARY KEY, member VARCHAR, amount BIGINT)");
            }
        }

        @Override
        public Outcome pay(Order order) {
            return add(order, order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            return add(order, -order.amount());
        }

        private Outcome add(Order order, long amount) {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "INSERT INTO wallet SELECT * FROM (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT)))"
                                    + " v(name, member, amount) WHERE NOT EXISTS (SELECT 1 FROM wallet w WHERE w.name = v.name)")) {
                statement.setString(1, order.beneficiary() + "/" + order.key());
                statement.setString(2, order.beneficiary().value());
                statement.setLong(3, amount);
                statement.executeUpdate();
                return new Outcome.Done(order.amount());
            } catch (SQLException e) {
                throw new IllegalStateException("the wallet failed", e);
            }
        }

        long of(MemberId member) throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT COALESCE(SUM(amount), 0) FROM wallet WHERE member = ?")) {
                statement.setString(1, member.value());
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    return found.getLong(1);
                }
            }
        }
    }
}
