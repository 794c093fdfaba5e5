package io.communitykit.membership.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.Subject;
import io.communitykit.membership.benefit.PlainBenefits.Kind;
import io.communitykit.membership.benefit.PlainBenefits.Stretch;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.books.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Random histories of one member. Two shops are told the same; what is due is posted at random moments in the first one only. After
 * each step both say what the plain model says, and in the end both have the same postings.
 */
class BenefitsModelPropertyTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    /** Midnight is skipped in the spring of Beirut and Havana, and the hour before or after it comes twice in autumn. */
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Asia/Beirut"), ZoneId.of("America/Havana"));

    private static final List<MonthDay> BIRTHDAYS =
            List.of(MonthDay.of(2, 29), MonthDay.of(1, 2), MonthDay.of(12, 30), MonthDay.of(3, 1));

    /** A member, both shops and the model. */
    private static final class History {
        private final ZoneId zone;
        private final MonthDay birthday;
        private final PlainBenefits model;
        private final BenefitShop eager;
        private final BenefitShop lazy;
        /** The number of the command of each use, as the model lists them. */
        private final List<Integer> useKeys = new ArrayList<>();
        /** What was applied, to be told again. */
        private final List<Function<BenefitShop, AccountResult>> told = new ArrayList<>();

        private Instant now = Instant.MIN;
        private int keys;

        History(int zone, int birthday, int day) {
            this.zone = ZONES.get(zone % ZONES.size());
            this.birthday = BIRTHDAYS.get(birthday % BIRTHDAYS.size());
            this.model = new PlainBenefits(this.zone, FROM.minusYears(1));
            this.eager = new BenefitShop(this.zone);
            this.lazy = new BenefitShop(this.zone);
            goTo(model.start(FROM.plusDays(60L + day)));
        }

        /** Never back: the ledger takes the later of the clock and its last posting, of which the model knows nothing. */
        private void goTo(Instant instant) {
            now = instant.isBefore(now) ? now : instant;
            eager.at(now);
            lazy.at(now);
        }

        void step(int what, int number) {
            switch (what % 15) {
                case 0 -> goTo(now.plus(Duration.ofMinutes(1 + number * 37L)));
                case 1 -> goTo(model.start(model.day(now).plusDays(1 + number % 4)));
                case 2 -> goTo(model.start(nextBirthday().plusDays(number % 11 - 5)));
                case 3, 4 ->
                    grow(List.of(100, 400, 500, 99, -1, -100, -350, -500).get(number % 8));
                case 5 -> order(number % 3 == 0 ? -1 : 1);
                case 6, 7 -> use(Kind.DELIVERY, number, now);
                case 8 -> use(Kind.GIFT, number, now);
                case 9 -> use(Kind.SERVICE, number, now);
                case 10 ->
                    use(List.of(Kind.values()).get(number % 3), number, now.minus(Duration.ofHours(number * 3L)));
                case 11 -> undo(number);
                case 12 -> refund(subject(1 + number % 2));
                case 13 -> pack(number % 3);
                default -> again(number);
            }
            if ((what + number) % 3 == 0) {
                eager.runDue();
            }
            compare();
        }

        private LocalDate nextBirthday() {
            LocalDate date = birthday.atYear(model.day(now).getYear());
            return date.minusDays(5).isAfter(model.day(now)) ? date : birthday.atYear(date.getYear() + 1);
        }

        private static Optional<String> subject(int number) {
            return number == 0 ? Optional.empty() : Optional.of("order " + number);
        }

        private AccountResult tell(Function<BenefitShop, AccountResult> command) {
            AccountResult result = command.apply(eager);
            assertThat(command.apply(lazy)).isEqualTo(result);
            if (result instanceof AccountResult.Applied) {
                told.add(command);
            }
            return result;
        }

        private void grow(long by) {
            long delta = Math.max(by, -model.growth);
            if (delta != 0) {
                int key = keys++;
                Instant at = now;
                tell(shop -> shop.tell(BenefitShop.adjust(key, BenefitShop.GROWTH, delta, at)));
                model.growth += delta;
            }
        }

        private void order(long by) {
            long delta = Math.max(by, -model.orders);
            if (delta != 0) {
                int key = keys++;
                Instant at = now;
                tell(shop -> shop.tell(BenefitShop.adjust(key, BenefitShop.ORDERS, delta, at)));
                model.orders += delta;
            }
        }

        private void use(Kind kind, int number, Instant at) {
            long units = 1L + number % 3;
            Optional<String> subject = subject(number / 3 % 3);
            Optional<MonthDay> known = number % 7 == 0 ? Optional.empty() : Optional.of(birthday);
            long covered = model.left(kind, PlainBenefits.stretch(kind, model.day(at), known));
            long inHand = model.inHand(kind, now);
            int key = keys++;

            AccountResult result = tell(shop -> shop.tell(BenefitShop.use(key, kind, units, subject, known, at)));

            if (model.use(kind, units, subject, known, at, now)) {
                assertThat(result).isInstanceOf(AccountResult.Applied.class);
                useKeys.add(key);
            } else {
                long available = covered + inHand;
                assertRejected(result, new Rejection.Insufficient(BenefitShop.id(kind), available, units - available));
            }
        }

        private void undo(int number) {
            if (useKeys.isEmpty()) {
                return;
            }
            int which = number % useKeys.size();
            PlainBenefits.Used used = model.uses.get(which);
            if (used.undone) {
                return;
            }
            PostingKey posting = new PostingKey(BenefitShop.key(useKeys.get(which)), Leg.MAIN);
            Instant at = now;
            AccountResult result = tell(shop ->
                    shop.tell(new PointsCommand.Undo(posting, BenefitShop.ANN, new Reason("not delivered"), at)));
            if (model.undo(used)) {
                assertThat(result).isInstanceOf(AccountResult.Applied.class);
            } else {
                assertThat(rejection(result)).isInstanceOf(Rejection.NotUndoable.class);
            }
        }

        private void refund(Optional<String> subject) {
            Subject order = new Subject(subject.orElseThrow());
            int key = keys++;
            Instant at = now;
            AccountResult result = tell(shop -> shop.tell(new PointsCommand.Refund(
                    BenefitShop.key(key), BenefitShop.ANN, order, Optional.empty(), new Reason("refund"), at)));
            if (model.refund(order.value())) {
                assertThat(result).isInstanceOf(AccountResult.Applied.class);
            } else {
                assertRejected(result, new Rejection.NothingFor(order));
            }
        }

        private void pack(int segment) {
            Optional<String> said = List.of(Optional.of("new"), Optional.of("old"), Optional.<String>empty())
                    .get(segment);
            int key = keys++;
            Instant at = now;
            AtomicInteger tellings = new AtomicInteger();
            // Told to each shop once; told again, the member is not new any more.
            AccountResult result = tell(shop -> shop.tell(new BenefitCommand.GivePack(
                    BenefitShop.key(key),
                    BenefitShop.ANN,
                    BenefitShop.WELCOME,
                    BenefitShop.segment(tellings.incrementAndGet() > 2 ? Optional.of("old") : said),
                    at)));
            if (segment == 0) {
                assertThat(result).isInstanceOf(AccountResult.Applied.class);
                model.give(Kind.DELIVERY, 2, 10, at);
                model.give(Kind.SERVICE, 1, 3, at);
            } else {
                assertThat(rejection(result)).isInstanceOf(Rejection.NotEligible.class);
            }
        }

        private void again(int number) {
            if (!told.isEmpty()) {
                Function<BenefitShop, AccountResult> command = told.get(number % told.size());
                assertThat(command.apply(eager)).isInstanceOf(AccountResult.Replayed.class);
                assertThat(command.apply(lazy)).isInstanceOf(AccountResult.Replayed.class);
            }
        }

        private void compare() {
            for (Kind kind : Kind.values()) {
                Optional<Stretch> stretch = PlainBenefits.stretch(kind, model.day(now), Optional.of(birthday));
                Entitlement said = lazy.entitlement(kind, Optional.of(birthday));
                assertThat(eager.entitlement(kind, Optional.of(birthday))).isEqualTo(said);
                long left = model.left(kind, stretch);
                OptionalLong expected = left == PlainBenefits.NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(left);
                assertThat(said.left()).as("left of %s at %s", kind, now).isEqualTo(expected);
                assertThat(said.used()).as("used of %s at %s", kind, now).isEqualTo(model.used(kind, stretch));
                assertThat(said.inHand()).as("in hand of %s at %s", kind, now).isEqualTo(model.inHand(kind, now));
                assertThat(said.days())
                        .isEqualTo(stretch.map(days -> new BenefitPeriod.Days(days.first(), days.after())));
            }
        }

        void end() {
            goTo(model.start(model.day(now).plusDays(400)));
            eager.runDue();
            lazy.runDue();
            compare();
            assertThat(eager.postings()).isEqualTo(lazy.postings());
            for (BenefitShop shop : List.of(eager, lazy)) {
                // A history may be nothing but refusals.
                if (!shop.postings().isEmpty()) {
                    assertThat(shop.verification())
                            .hasValueSatisfying(found -> assertThat(found).isInstanceOf(Verification.Intact.class));
                }
            }
        }

        private static Rejection rejection(AccountResult result) {
            assertThat(result).isInstanceOf(AccountResult.Rejected.class);
            return ((AccountResult.Rejected) result).rejection();
        }

        private static void assertRejected(AccountResult result, Rejection expected) {
            assertThat(rejection(result)).isEqualTo(expected);
        }
    }

    @Property(tries = 400)
    @Label("in any history, members use what a plain model says, and the books verify")
    void model(
            @ForAll @IntRange(max = 2) int zone,
            @ForAll @IntRange(max = 3) int birthday,
            @ForAll @IntRange(max = 1_100) int day,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 0, max = 899) Integer> moves) {
        History history = new History(zone, birthday, day);
        for (int move : moves) {
            history.step(move % 15, move / 15);
        }
        history.end();
    }
}
