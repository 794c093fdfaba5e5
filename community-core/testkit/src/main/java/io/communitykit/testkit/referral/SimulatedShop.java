package io.communitykit.testkit.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.PaidResult;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.commission.CommissionProgram;
import io.communitykit.referral.commission.Commissions;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.spi.Book;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.book.BookFault;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A shop with its programs, its members, its orders, and a store that fails until all is calm. For one thread. */
final class SimulatedShop {

    private static final int FRIENDS = 12;
    private static final int REFERRERS = 3;
    private static final BookKind ANY = new BookKind("any");

    final String name;
    final SimulatedTime time = new SimulatedTime();
    final SimulatedWallet wallet;
    final SimulatedBank bank;
    final WatchedBooks books;
    final CommissionProgram commission;
    final Attributions attributions;
    final Commissions commissions;
    /** What the commissions are by a store that does not fail, and with nobody who pays. */
    final Commissions seen;

    final List<MemberId> members = new ArrayList<>();
    final Map<OrderId, ToldOrder> orders = new LinkedHashMap<>();
    private final List<ReferralProgram> editions = new ArrayList<>();
    private final BookStore faulty;
    private Referrals referrals;
    private int numbers;

    SimulatedShop(BookStore store, long seed, SplittableRandom random) {
        this.name = "s" + seed;
        ReferralProgram program = new RandomProgram(random).draw("program-" + name);
        this.wallet = new SimulatedWallet(random.split(), time);
        this.bank = new SimulatedBank(random.split(), time);
        this.books = new WatchedBooks(store);
        BookFaultScript script = BookFaultScript.seeded(seed, 60);
        this.faulty = new FaultyBookStore(books, call -> time.isCalm() ? BookFault.NONE : script.at(call));
        this.attributions = Attributions.builder(policy(program, random), faulty)
                .clock(time)
                .build();
        this.referrals = edition(program);
        this.commission = new RandomCommission(random.split()).draw(program.program());
        this.commissions =
                Commissions.builder(commission, faulty).clock(time).payout(bank).build();
        this.seen = Commissions.builder(commission, books).clock(time).build();
        for (int i = 0; i < FRIENDS + REFERRERS; i++) {
            MemberId unused = joins();
        }
    }

    MemberId joins() {
        MemberId member = new MemberId("成员" + members.size() + "-" + name);
        members.add(member);
        return member;
    }

    private static AttributionPolicy policy(ReferralProgram program, SplittableRandom random) {
        return new AttributionPolicy(
                new PolicyVersion("1"),
                program.program(),
                random.nextBoolean() ? AttributionPolicy.Model.FIRST_TOUCH : AttributionPolicy.Model.LAST_TOUCH,
                Optional.empty(),
                Map.of(Strength.TYPED_CODE, Duration.ofDays(40), Strength.DETERMINISTIC_CLICK, Duration.ofDays(10)),
                Optional.empty(),
                AttributionPolicy.Friends.NEW_CUSTOMERS,
                AttributionPolicy.Roles.EQUAL,
                Duration.ZERO,
                AttributionPolicy.USUAL_TOLERANCE);
    }

    /** Two friends are looked at, one is refused: always the same ones. */
    private static Screening screen(MemberId friend) {
        return switch (friend.value().charAt(2)) {
            case '1' -> new Screening(Map.of(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY)));
            case '2' -> new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER)));
            case '3' -> new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Review(Reason.SAME_CLUSTER)));
            default -> Screening.PASSED;
        };
    }

    private Referrals edition(ReferralProgram program) {
        editions.add(program);
        return Referrals.builder(program, faulty, wallet)
                .clock(time)
                .screen((referrer, friend, at) -> screen(friend))
                .build();
    }

    /** From now on the program has another edition. */
    void comes(ReferralProgram next) {
        referrals = edition(next);
    }

    ReferralProgram edition(PolicyVersion version) {
        return editions.stream()
                .filter(it -> it.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    Referrals referrals() {
        return referrals;
    }

    /** All editions of the referral program, the one that is in force last. */
    List<ReferralProgram> editions() {
        return List.copyOf(editions);
    }

    ReferralProgram program() {
        return editions.get(editions.size() - 1);
    }

    List<MemberId> friends() {
        return members.subList(0, FRIENDS);
    }

    List<MemberId> referrers() {
        return members.subList(FRIENDS, FRIENDS + REFERRERS);
    }

    IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("simulation-" + name), new EventId("f" + numbers++));
    }

    OrderId number() {
        return new OrderId("o" + numbers + "-" + name);
    }

    ToldOrder order(OrderId order) {
        ToldOrder known = orders.get(order);
        if (known == null) {
            throw new IllegalArgumentException("no such order: " + order);
        }
        return known;
    }

    /** As the store has it, whether the shop had an answer or not. */
    boolean isErased(MemberId member) {
        return books.book(BookId.of(ANY, program().program(), member)).standing() == Book.Standing.ERASED;
    }

    /** Tells the order to attribution; once its buyer is erased, the shop's own copy is what is left. */
    Optional<OrderAttribution> attribution(ToldOrder order) {
        PaidResult result = attributions.paid(order.order);
        result.snapshot().ifPresent(it -> order.snapshot = Optional.of(it));
        return order.snapshot;
    }
}
