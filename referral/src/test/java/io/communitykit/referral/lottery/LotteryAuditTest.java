package io.communitykit.referral.lottery;

import static io.communitykit.referral.lottery.Wheel.prize;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.lottery.LotteryDraw.By;
import io.communitykit.referral.lottery.LotteryDraw.Outcome;
import io.communitykit.referral.lottery.LotteryDraw.Payment;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryDraw.Won;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.lottery.internal.LotteryForms;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Drawing again from the revealed seed")
class LotteryAuditTest {

    private static final LotteryPolicy POLICY = Wheel.lottery(
            List.of(
                    prize("s", 100_000, "\"rarity\": \"s\"", "\"stock\": 3", "\"onExhausted\": \"a\""),
                    prize("a", 500_000, "\"stock\": 40")),
            "\"pity\": {\"rarity\": \"s\", \"after\": 4}",
            "\"budgets\": [{\"unit\": {\"kind\": \"points\", \"name\": \"coins\"}, \"total\": 2000}]");

    private final Wheel wheel = played();

    private static Wheel played() {
        Wheel wheel = new Wheel(POLICY);
        for (int i = 0; i < 30; i++) {
            if (i % 7 == 3) {
                wheel.till.refuses();
            } else if (i % 5 == 4) {
                wheel.till.putsOff();
            } else {
                wheel.till.pays();
            }
            wheel.now = wheel.now.plusSeconds(61);
            wheel.draws("m" + i % 3, "t" + i);
        }
        wheel.till.pays();
        wheel.lotteries.runDue(wheel.now);
        return wheel;
    }

    private LotteryAudit.Report replay(List<LotteryDraw> draws, Activity head) {
        return LotteryAudit.replay(Wheel.SEED, List.of(POLICY), head, draws);
    }

    @Test
    @DisplayName("finds nothing in draws with all kinds of outcomes that were left as they were")
    void clean() {
        List<LotteryDraw> draws = wheel.all();
        assertThat(draws).hasSizeGreaterThan(20);
        assertThat(draws).anyMatch(it -> it.outcome().by() == By.PITY);
        assertThat(draws).anyMatch(it -> it.outcome().shortage().isPresent());
        assertThat(draws).anyMatch(it -> it.payment().status() == Status.REFUSED);
        assertThat(draws).anyMatch(it -> it.outcome().drawn().isEmpty());
        assertThat(replay(draws, wheel.lotteries.activity()))
                .isEqualTo(new LotteryAudit.Report(draws.size(), List.of()));
    }

    private static LotteryDraw with(LotteryDraw draw, Outcome outcome) {
        return new LotteryDraw(
                draw.number(),
                draw.edition(),
                draw.ticket(),
                draw.member(),
                draw.player(),
                draw.at(),
                outcome,
                draw.seal(),
                draw.payment());
    }

    private static LotteryDraw with(LotteryDraw draw, long number, String ticket, Party member, long player) {
        return new LotteryDraw(
                number, draw.edition(), ticket, member, player, draw.at(), draw.outcome(), draw.seal(), draw.payment());
    }

    private static LotteryDraw at(LotteryDraw draw, long micros) {
        return new LotteryDraw(
                draw.number(),
                draw.edition(),
                draw.ticket(),
                draw.member(),
                draw.player(),
                draw.at().plusNanos(1_000 * micros),
                draw.outcome(),
                draw.seal(),
                draw.payment());
    }

    /** Each changes something, unless it says that there is nothing to change. */
    private static List<UnaryOperator<LotteryDraw>> tamperings() {
        Gift gift = Gift.reward(new RewardUnit(RewardUnit.Kind.POINTS, "coins"), 101);
        return List.of(
                it -> with(it, it.number() + 1, it.ticket(), it.member(), it.player()),
                it -> with(it, it.number(), it.ticket() + "0", it.member(), it.player()),
                it -> with(it, it.number(), it.ticket(), other(it.member()), it.player()),
                it -> with(it, it.number(), it.ticket(), Party.of(new MemberId("新人")), it.player()),
                it -> with(it, it.number(), it.ticket(), it.member(), it.player() % 3 + 1),
                it -> at(it, 1),
                it -> at(it, -1),
                it -> with(it, outcome(it, (it.outcome().value() + 1) % LotteryPrize.ALL)),
                it -> with(
                        it,
                        new Outcome(
                                it.outcome().value(),
                                Optional.of(new PrizeId("x")),
                                it.outcome().by(),
                                it.outcome().shortage(),
                                it.outcome().won())),
                it -> with(
                        it,
                        new Outcome(
                                it.outcome().value(),
                                it.outcome().drawn(),
                                it.outcome().by() == By.PITY ? By.ODDS : By.PITY,
                                it.outcome().shortage(),
                                it.outcome().won())),
                it -> with(
                        it,
                        new Outcome(
                                it.outcome().value(),
                                it.outcome().drawn(),
                                it.outcome().by(),
                                Optional.of(Reason.EXPIRED),
                                it.outcome().won())),
                it -> with(
                        it,
                        new Outcome(
                                it.outcome().value(),
                                it.outcome().drawn(),
                                it.outcome().by(),
                                it.outcome().shortage(),
                                Optional.of(new Won(new PrizeId("a"), gift)))),
                it -> new LotteryDraw(
                        it.number(),
                        new PolicyVersion("2"),
                        it.ticket(),
                        it.member(),
                        it.player(),
                        it.at(),
                        it.outcome(),
                        it.seal(),
                        it.payment()),
                it -> new LotteryDraw(
                        it.number(),
                        it.edition(),
                        it.ticket(),
                        it.member(),
                        it.player(),
                        it.at(),
                        it.outcome(),
                        "0" + it.seal().substring(1) + "1",
                        it.payment()),
                it -> it.paid(new Payment(
                        it.payment().status() == Status.PAID ? Status.REFUSED : Status.PAID,
                        it.payment().sequence(),
                        it.payment().drawsBefore())),
                it -> it.paid(new Payment(
                        Status.UNKNOWN, it.payment().sequence(), it.payment().drawsBefore())),
                it -> it.paid(new Payment(
                        it.payment().status(),
                        it.payment().sequence() + 1,
                        it.payment().drawsBefore())),
                it -> it.paid(new Payment(
                        it.payment().status(),
                        it.payment().sequence(),
                        it.payment().drawsBefore() + 1)),
                it -> it.paid(
                        it.payment().status() == Status.OWED || it.payment().status() == Status.NOTHING
                                ? new Payment(Status.PAID, 99, 30)
                                : Payment.OWED));
    }

    private static Outcome outcome(LotteryDraw draw, int value) {
        Outcome its = draw.outcome();
        return new Outcome(value, its.drawn(), its.by(), its.shortage(), its.won());
    }

    private static Party other(Party member) {
        return Party.of(new MemberId(member.equals(Party.of(new MemberId("m1"))) ? "m2" : "m1"));
    }

    @Test
    @DisplayName("finds every change of every field of every row")
    void everyField() {
        List<LotteryDraw> draws = wheel.all();
        Activity head = wheel.lotteries.activity();
        List<UnaryOperator<LotteryDraw>> tamperings = tamperings();
        for (int i = 0; i < draws.size(); i++) {
            for (int how = 0; how < tamperings.size(); how++) {
                List<LotteryDraw> changed = new ArrayList<>(draws);
                changed.set(i, tamperings.get(how).apply(draws.get(i)));
                assertThat(changed.get(i)).as("row %s, change %s", i, how).isNotEqualTo(draws.get(i));
                assertThat(replay(changed, head).isClean())
                        .as("row %s, change %s: %s", i, how, changed.get(i))
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("finds every row that is left out, told twice or moved, the last one included")
    void rows() {
        List<LotteryDraw> draws = wheel.all();
        Activity head = wheel.lotteries.activity();
        for (int i = 0; i < draws.size(); i++) {
            List<LotteryDraw> without = new ArrayList<>(draws);
            without.remove(i);
            assertThat(replay(without, head).isClean()).as("without %s", i).isFalse();
            List<LotteryDraw> twice = new ArrayList<>(draws);
            twice.add(i, draws.get(i));
            assertThat(replay(twice, head).isClean()).as("twice %s", i).isFalse();
            if (i > 0) {
                List<LotteryDraw> moved = new ArrayList<>(draws);
                moved.set(i, draws.get(i - 1));
                moved.set(i - 1, draws.get(i));
                assertThat(replay(moved, head).isClean()).as("moved %s", i).isFalse();
            }
        }
        assertThat(replay(List.of(), head).isClean()).isFalse();
        assertThat(replay(List.of(), Activity.NEW).isClean()).isTrue();
    }

    @Test
    @DisplayName("names the first row that was changed first")
    void first() {
        List<LotteryDraw> draws = new ArrayList<>(wheel.all());
        draws.set(7, with(draws.get(7), outcome(draws.get(7), 12)));
        assertThat(replay(draws, wheel.lotteries.activity()).findings().get(0))
                .isEqualTo(new LotteryAudit.Finding(8, "outcome"));
    }

    @Test
    @DisplayName("finds another seed, and totals that do not follow from the rows")
    void head() {
        List<LotteryDraw> draws = wheel.all();
        Activity head = wheel.lotteries.activity();
        assertThat(LotteryAudit.replay(Wheel.seed(1), List.of(POLICY), head, draws)
                        .findings())
                .containsExactly(new LotteryAudit.Finding(0, "commitment"));
        Activity otherTotals = new Activity(
                head.commitment(),
                head.committedAt(),
                head.draws(),
                head.players() + 1,
                head.lastAt(),
                head.seal(),
                head.settled(),
                head.settledSeal(),
                head.taken(),
                head.spent());
        assertThat(replay(draws, otherTotals).findings())
                .containsExactly(new LotteryAudit.Finding(head.draws(), "head: totals"));
    }

    @Test
    @DisplayName("asks the members' books whose draws they are")
    void members() {
        Wheel one = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL))));
        one.draws("m", "1");
        LotteryBooks names = new LotteryBooks(POLICY.program());
        LotteryDraw draw = one.all().get(0);
        LotteryDraw moved = with(draw, 1, draw.ticket(), Party.of(new MemberId("n")), 1);
        Wheel two = new Wheel(one.policy);
        two.store.update(books -> {
            Book book = books.open(List.of(BookWant.change(names.activity()))).get(0);
            books.save(List.of(new BookChange(
                    book.id(),
                    LotteryForms.write(one.lotteries.activity()),
                    Optional.empty(),
                    List.of(LotteryBooks.entry(moved), LotteryBooks.ticket(moved)))));
            return 0;
        });
        assertThat(LotteryAudit.replay(Wheel.SEED, List.of(one.policy), two.lotteries.activity(), two.all())
                        .isClean())
                .isTrue();
        assertThat(two.audit().findings()).containsExactly(new LotteryAudit.Finding(1, "member"));
    }

    @Test
    @DisplayName("asks the members of many draws at once, and finds whose they are not on every page")
    void pages() {
        Wheel many = new Wheel(Wheel.lottery(List.of(prize("a", LotteryPrize.ALL))));
        for (int i = 0; i < 450; i++) {
            many.draws("员" + i % 100, "t" + i);
        }
        CountedReads reads = new CountedReads(many.store);
        Lotteries counted = Lotteries.builder(many.policy, Wheel.SEED, reads, many.till)
                .clock(() -> many.now)
                .build();
        assertThat(counted.audit(List.of(many.policy)).isClean()).isTrue();
        assertThat(reads.count()).as("the activity, and three pages of draws").isEqualTo(4);

        LotteryBooks names = new LotteryBooks(POLICY.program());
        many.store.update(books -> {
            Book book = books.open(List.of(BookWant.change(names.member(new MemberId("员99")))))
                    .get(0);
            Player player = LotteryBooks.player(book);
            Player other = new Player(
                    player.number() + 1,
                    player.draws(),
                    player.day(),
                    player.drawsOfDay(),
                    player.missed(),
                    player.owed(),
                    player.retryAt());
            books.save(List.of(new BookChange(book.id(), LotteryForms.write(other), Optional.empty(), List.of())));
            return 0;
        });
        assertThat(counted.audit(List.of(many.policy)).findings())
                .containsExactly(
                        new LotteryAudit.Finding(100, "member"),
                        new LotteryAudit.Finding(200, "member"),
                        new LotteryAudit.Finding(300, "member"),
                        new LotteryAudit.Finding(400, "member"));
    }
}
