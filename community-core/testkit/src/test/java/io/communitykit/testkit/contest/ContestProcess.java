package io.communitykit.testkit.contest;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.contest.ContestId;
import io.communitykit.referral.contest.ContestPolicy;
import io.communitykit.referral.contest.Contests;
import io.communitykit.referral.contest.spi.PrizePayout;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.team.TeamId;
import io.communitykit.testkit.killed.KilledShop;
import io.communitykit.testkit.killed.PaidTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A process to be killed: one contest after the other of two teams of two; some facts are taken back, and prizes are paid by score. */
final class ContestProcess {

    static final int A_CONTEST = 10;

    private static final int MEMBERS = 4;
    private static final long POINTS = 3;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private ContestProcess() {}

    /** Tells step after step. The clock is each step's own, so that told again they are told at the same instants. */
    static final class Shop implements KilledShop.Told {
        private final Contests contests;
        private Instant now = START;

        Shop(BookStore store, PaidTable paid) {
            ContestPolicy policy = ContestPolicy.KIND.read("{\"kind\": \"contest-policy\", \"version\": \"1\","
                    + " \"program\": \"killed\", \"currency\": \"CNY\", \"zone\": \"Asia/Shanghai\", \"maxTeams\": 2,"
                    + " \"maxMembers\": 2, \"lasts\": \"PT9M\", \"settleAfter\": \"PT3M\", \"prizes\": [10.00, 7.00],"
                    + " \"share\": \"by-score\", \"ties\": \"first-to-reach\","
                    + " \"scores\": [{\"action\": \"order.paid\", \"points\": " + POINTS + "}]}");
            this.contests = Contests.builder(policy, store, prize -> paid(paid, prize))
                    .clock(() -> now)
                    .build();
        }

        private static PrizePayout.Outcome paid(PaidTable paid, PrizePayout.Prize prize) {
            paid.pay(
                    prize.key().toString(),
                    prize.member().value(),
                    prize.amount().minor());
            return PrizePayout.Outcome.DONE;
        }

        Contests contests() {
            return contests;
        }

        /** Members have names of their own in each contest. Each first fact of a contest's last member is taken back, after the end. */
        @Override
        public void step(int number) {
            now = START.plus(Duration.ofMinutes(number));
            ContestId contest = contest(number);
            int place = number % A_CONTEST;
            if (place == 0) {
                contests.open(contest);
            }
            if (place < MEMBERS) {
                contests.join(contest, team(number), member(number));
            }
            if (place < A_CONTEST - 1) {
                int told = number - place + place % MEMBERS;
                contests.scored(contest, member(told), EventType.ORDER_PAID, key("f" + number), now);
            } else {
                contests.takenBack(contest, key("f" + (number - A_CONTEST + MEMBERS)));
            }
            contests.runDue(now);
        }

        @Override
        public void end(int steps) {
            now = START.plus(Duration.ofMinutes(steps + 60L));
            contests.runDue(now);
        }
    }

    static ContestId contest(int number) {
        return new ContestId("赛" + number / A_CONTEST);
    }

    static TeamId team(int number) {
        return new TeamId(number % A_CONTEST % 2 == 0 ? "红" : "蓝");
    }

    static MemberId member(int number) {
        return new MemberId("m" + number);
    }

    private static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("killed"), new EventId(id));
    }

    /** What each member has at last in the contest of a step, told so many: by the plan alone. */
    static Map<String, Long> scores(int number, int steps) {
        Map<String, Long> scores = new TreeMap<>();
        int first = number - number % A_CONTEST;
        for (int i = first; i < Math.min(first + A_CONTEST, steps); i++) {
            int place = i - first;
            String member = "m" + (first + place % MEMBERS);
            if (place < A_CONTEST - 1) {
                scores.merge(member, POINTS, Math::addExact);
            } else {
                scores.merge("m" + (first + MEMBERS - 1), -POINTS, Math::addExact);
            }
        }
        return scores;
    }

    public static void main(String[] args) throws SQLException {
        KilledShop.tell(args, Shop::new);
    }
}
