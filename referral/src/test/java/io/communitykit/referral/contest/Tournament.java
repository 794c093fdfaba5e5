package io.communitykit.referral.contest;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.referral.Reason;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.Party;
import io.communitykit.referral.team.TeamId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A shop with one contest, a wallet that pays each key once and remembers, and a clock that is set. Safe for many threads. */
final class Tournament {

    /** Midnight in Shanghai. */
    static final Instant START = Instant.parse("2026-11-10T16:00:00Z");

    static final Duration DAY = Duration.ofDays(1);
    static final ContestId PK = new ContestId("双十一🏆");
    static final EventType ORDER = EventType.ORDER_PAID;
    static final EventType INVITED = EventType.MEMBER_INVITED;

    final Wallet wallet = new Wallet();
    final BookStore store =
            new InMemoryBookStore(PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8)));
    final Contests contests;
    volatile Instant now = START;

    Tournament(ContestPolicy policy) {
        this(policy, it -> it);
    }

    Tournament(ContestPolicy policy, UnaryOperator<Contests.Builder> options) {
        this.contests = options.apply(builder(policy)).build();
    }

    /** The same shop under another edition. */
    Contests under(ContestPolicy policy) {
        return builder(policy).build();
    }

    private Contests.Builder builder(ContestPolicy policy) {
        return Contests.builder(policy, store, wallet).clock(() -> now);
    }

    /** Two days and a day to settle; an order scores 20, an invited friend 50; {@code more} fields take the place of others. */
    static ContestPolicy policy(String... more) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : List.of(
                "\"version\": \"1\"",
                "\"maxTeams\": 3",
                "\"maxMembers\": 4",
                "\"lasts\": \"P2D\"",
                "\"settleAfter\": \"P1D\"",
                "\"scores\": [{\"action\": \"order.paid\", \"points\": 20}, {\"action\": \"member.invited\", \"points\": 50}]",
                "\"prizes\": [100.00, 50.00]")) {
            put(fields, field);
        }
        for (String field : more) {
            put(fields, field);
        }
        if (fields.containsKey("\"runs\"")) {
            fields.remove("\"lasts\"");
        }
        return ContestPolicy.KIND.read("{\"kind\": \"contest-policy\", \"program\": \"战队赛\", \"currency\": \"CNY\","
                + " \"zone\": \"Asia/Shanghai\", " + String.join(", ", fields.values()) + "}");
    }

    private static void put(Map<String, String> fields, String field) {
        fields.put(field.substring(0, field.indexOf(':')), field);
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("订单"), new EventId(id));
    }

    ContestResult joins(String member, String team) {
        return contests.join(PK, new TeamId(team), new MemberId(member));
    }

    /** An order of now. */
    ContestResult orders(String member, String key) {
        return tells(member, ORDER, key, now);
    }

    ContestResult tells(String member, EventType action, String key, Instant at) {
        return contests.scored(PK, new MemberId(member), action, key(key), at);
    }

    ContestResult takesBack(String key) {
        return contests.takenBack(PK, key(key));
    }

    void passes(Duration time) {
        now = now.plus(time);
        contests.runDue(now);
    }

    Contest contest() {
        return contests.contest(PK).orElseThrow();
    }

    ScoreBoard board() {
        return contests.board(PK).orElseThrow();
    }

    /** Team, rank, score and prize of each row; rank 0 for none. */
    List<String> rows() {
        return board().rows().stream()
                .map(it -> it.team().id() + " " + it.rank().orElse(0) + " "
                        + it.team().score() + " " + it.prize())
                .toList();
    }

    Map<String, Long> scores() {
        Map<String, Long> scores = new TreeMap<>();
        contests.members(PK, (party, member) -> scores.put(name(party), member.score()));
        return scores;
    }

    Map<String, String> shares() {
        Map<String, String> shares = new TreeMap<>();
        contests.shares(PK, (party, share) -> shares.put(name(party), share.amount() + " " + share.status()));
        return shares;
    }

    private static String name(Party party) {
        return party.known().map(MemberId::value).orElse("erased");
    }

    static Reason declined(ContestResult result) {
        return ((ContestResult.Declined) result).reason();
    }

    static Reason notCounted(ContestResult result) {
        return ((ContestResult.NotCounted) result).reason();
    }

    /** Pays each key once and answers as it did; it can be told to fail. */
    static final class Wallet implements PrizePayout {

        private final Map<String, Outcome> answers = new TreeMap<>();
        private final Map<String, Long> paid = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();
        private volatile Outcome mode = Outcome.DONE;

        void mode(Outcome next) {
            mode = next;
        }

        @Override
        public synchronized Outcome pay(Prize prize) {
            asked.add(prize.member().value());
            Outcome known = answers.get(prize.key().toString());
            if (known != null) {
                return known;
            }
            if (mode != Outcome.LATER) {
                answers.put(prize.key().toString(), mode);
            }
            if (mode == Outcome.DONE) {
                Money amount = prize.amount();
                paid.merge(prize.member() + " " + amount.currency(), amount.minor(), Math::addExact);
            }
            return mode;
        }

        synchronized List<String> asked() {
            return List.copyOf(asked);
        }

        /** In fen, by member. */
        synchronized Map<String, Long> paid() {
            Map<String, Long> all = new TreeMap<>();
            paid.forEach((it, amount) -> all.put(it.replace(" CNY", ""), amount));
            return all;
        }
    }
}
