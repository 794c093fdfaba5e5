package io.communitykit.referral.team;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamFact.Standing;
import io.communitykit.referral.team.spi.SeatRefund;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A shop with one group-buy, a till that pays back and remembers, and a clock that is set. Safe for many threads. */
final class GroupBuy {

    static final Currency CNY = Currency.getInstance("CNY");
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final TeamId TEAM = new TeamId("t1");

    final Till till = new Till();
    final BookStore store =
            new InMemoryBookStore(PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8)));
    final Teams teams;
    volatile Instant now = START;

    GroupBuy(TeamPolicy policy) {
        this(policy, it -> it);
    }

    GroupBuy(TeamPolicy policy, UnaryOperator<Teams.Builder> options) {
        this.teams = options.apply(Teams.builder(policy, store, till).clock(() -> now))
                .build();
    }

    /** A team of so many within a day, seats held for a quarter of an hour; {@code more} further fields. */
    static TeamPolicy of(int members, String... more) {
        return goal("{\"members\": " + members + "}", more);
    }

    /** A team that pays so much together, with at most five seats. */
    static TeamPolicy amount(String yuan, String... more) {
        return goal("{\"amount\": " + yuan + ", \"members\": 2, \"seats\": 5}", more);
    }

    /** A team of so many, in another currency. */
    static TeamPolicy in(String currency, int members, String... more) {
        return policy(currency, "{\"members\": " + members + "}", more);
    }

    private static TeamPolicy goal(String goal, String... more) {
        return policy("CNY", goal, more);
    }

    private static TeamPolicy policy(String currency, String goal, String... more) {
        return TeamPolicy.KIND.read(
                "{\"kind\": \"team-policy\", \"version\": \"1\", \"program\": \"人参三人团\", \"currency\": \"" + currency
                        + "\","
                        + " \"goal\": " + goal + ", \"lasts\": \"PT24H\"" + (more.length == 0 ? "" : ", ")
                        + String.join(", ", more) + "}");
    }

    /** The same shop under another edition. */
    Teams under(TeamPolicy policy) {
        return Teams.builder(policy, store, till).clock(() -> now).build();
    }

    static Money yuan(long fen) {
        return new Money(fen, CNY);
    }

    static OrderId order(String member) {
        return new OrderId("o-" + member);
    }

    TeamResult opens(String member) {
        return teams.open(TEAM, new MemberId(member), order(member));
    }

    TeamResult joins(String member) {
        return teams.join(TEAM, new MemberId(member), order(member), Standing.KNOWN);
    }

    TeamResult pays(String member) {
        return pays(member, 3_900);
    }

    TeamResult pays(String member, long fen) {
        return teams.paid(TEAM, new MemberId(member), order(member), yuan(fen), Standing.KNOWN);
    }

    TeamResult refunds(String member) {
        return teams.refunded(TEAM, new MemberId(member), order(member));
    }

    TeamResult givesUp(String member) {
        return teams.givenUp(TEAM, new MemberId(member), order(member));
    }

    /** Opens with the first, joins and pays with all. */
    void fills(String... members) {
        opens(members[0]);
        for (String member : members) {
            joins(member);
            pays(member);
        }
    }

    void passes(Duration time) {
        now = now.plus(time);
        teams.runDue(now);
    }

    Team team() {
        return teams.team(TEAM).orElseThrow();
    }

    TeamStatus status() {
        return team().status();
    }

    SeatStatus seat(String member) {
        return seats().getOrDefault(member, List.of()).get(0);
    }

    /** By member, the seat first. */
    Map<String, List<SeatStatus>> seats() {
        Map<String, List<SeatStatus>> seats = new TreeMap<>();
        Team team = team();
        teams.each(
                TEAM,
                (member, seat) -> seats.computeIfAbsent(member.toString(), it -> new ArrayList<>())
                        .add(team.statusOf(seat)));
        return seats;
    }

    static Reason declined(TeamResult result) {
        return ((TeamResult.Declined) result).reason();
    }

    /** Pays each key back once and answers as it did; it can be told to fail, before or after it has done its work. */
    static final class Till implements SeatRefund {

        private final Map<String, Outcome> answers = new TreeMap<>();
        private final Map<String, Money> back = new TreeMap<>();
        private volatile Outcome mode = Outcome.DONE;

        void mode(Outcome next) {
            mode = next;
        }

        @Override
        public synchronized Outcome refund(Refund refund) {
            String key = refund.key().toString();
            Outcome known = answers.get(key);
            if (known != null) {
                return known;
            }
            if (mode != Outcome.LATER) {
                answers.put(key, mode);
            }
            if (mode == Outcome.DONE) {
                back.merge(refund.order().value(), refund.amount(), Money::plus);
            }
            return mode;
        }

        synchronized long back(String order) {
            return all().getOrDefault(order, 0L);
        }

        synchronized Map<String, Long> all() {
            Map<String, Long> all = new TreeMap<>();
            back.forEach((order, money) -> all.put(order, money.minor()));
            return all;
        }

        synchronized Map<String, Money> money() {
            return new TreeMap<>(back);
        }
    }
}
