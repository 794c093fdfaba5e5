package io.communitykit.membership.points.ledger;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.TransferResult;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A shop's till: one store, a clock that stands where it was set, and a member at the counter. What it is told happens at the
 * clock's time. An order earns 1 point and 1 growth for each whole 1.00 CNY, and its refund takes them back.
 */
public final class Till {

    public static final CurrencyId POINTS = new CurrencyId("points");
    public static final CurrencyId COINS = new CurrencyId("coins");
    public static final CurrencyId GROWTH = new CurrencyId("growth");
    public static final MemberId ANN = new MemberId("ann");
    public static final MemberId BOB = new MemberId("bob");
    public static final EventType RECEIVED = new EventType("order.received");
    public static final PseudonymKey SECRET =
            PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8));

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final AttributeName AMOUNT = new AttributeName("amount");

    private final PointsStore store;
    private PointsProgram program;
    private Points points;
    private MemberId member = ANN;
    private volatile Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private Till(PointsProgram program, PointsStore store) {
        this.store = store;
        this.program = program;
        this.points = facade(program);
    }

    public static Till of(LotPolicy policy) {
        return of(program("UTC", policy));
    }

    public static Till of(String zone, LotPolicy policy) {
        return of(program(zone, policy));
    }

    public static Till of(PointsProgram.Builder program) {
        return of(program, new InMemoryPointsStore(SECRET));
    }

    public static Till of(PointsProgram.Builder program, PointsStore store) {
        return new Till(program.build(), store);
    }

    public static PointsProgram.Builder program(String zone, LotPolicy policy) {
        return program("1", zone, Optional.of(policy));
    }

    public static PointsProgram.Builder program(String version, String zone, Optional<LotPolicy> policy) {
        return PointsProgram.builder(new ProgramId("shop"), new PolicyVersion(version), ZoneId.of(zone))
                .attributes(AttributeSchema.empty().with("amount", AttributeType.MONEY))
                .currency(new PointsCurrency(POINTS, 0, 0, policy))
                .currency(new PointsCurrency(COINS, 0, 0, Optional.of(LotPolicy.DEFAULT)))
                .currency(new PointsCurrency(GROWTH, 0, 0))
                .rule(perYuan("earn", POINTS))
                .rule(perYuan("grow", GROWTH))
                .reversal(new ReversalRule(
                        new RuleId("refund"),
                        EventType.ORDER_REFUNDED,
                        Optional.empty(),
                        EventType.ORDER_PAID,
                        Optional.of(new ReversalRule.Share(AMOUNT, AMOUNT))));
    }

    public static EarningRule perYuan(String id, CurrencyId currency) {
        return new EarningRule(
                new RuleId(id),
                EventType.ORDER_PAID,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                currency,
                EarningRule.Effect.GRANT,
                new Quantity.PerMoney(1, cents(100), AMOUNT, RoundingMode.DOWN),
                List.of());
    }

    /** A later edition decides from now on. */
    public Till edition(PointsProgram.Builder next) {
        program = next.build();
        points = facade(program);
        return this;
    }

    private Points facade(PointsProgram edition) {
        return Points.builder(edition, store).clock(() -> now).build();
    }

    public Till at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public Till at(Instant instant) {
        now = instant;
        return this;
    }

    public Till as(MemberId who) {
        member = who;
        return this;
    }

    public AccountResult give(String id, long amount) {
        return execute(new PointsCommand.Grant(key(id), member, POINTS, amount, reason(), now));
    }

    public AccountResult give(String id, long amount, String order) {
        return execute(new PointsCommand.Grant(key(id), member, POINTS, amount, about(order), reason(), now));
    }

    public AccountResult take(String id, long amount) {
        return execute(new PointsCommand.Spend(key(id), member, POINTS, amount, reason(), now));
    }

    public AccountResult take(String id, long amount, String order) {
        return execute(new PointsCommand.Spend(key(id), member, POINTS, amount, about(order), reason(), now));
    }

    public AccountResult adjust(String id, long amount) {
        return execute(new PointsCommand.Adjust(key(id), member, POINTS, amount, reason(), now));
    }

    public AccountResult hold(String id, long amount) {
        return execute(
                new PointsCommand.Hold(key(id), member, POINTS, amount, Optional.empty(), Optional.empty(), now));
    }

    public AccountResult hold(String id, long amount, String order) {
        return execute(new PointsCommand.Hold(key(id), member, POINTS, amount, about(order), Optional.empty(), now));
    }

    public AccountResult holdUntil(String id, long amount, String instant) {
        return execute(new PointsCommand.Hold(
                key(id), member, POINTS, amount, Optional.empty(), Optional.of(Instant.parse(instant)), now));
    }

    public AccountResult commit(String id) {
        return execute(new PointsCommand.Commit(key(id), member, now));
    }

    public AccountResult commit(String id, long amount) {
        return execute(new PointsCommand.Commit(key(id), member, OptionalLong.of(amount), now));
    }

    public AccountResult voidHold(String id) {
        return execute(new PointsCommand.VoidHold(key(id), member, now));
    }

    public AccountResult refund(String id, String order) {
        return execute(refundOf(id, order, Optional.empty()));
    }

    public AccountResult refund(String id, String order, long refunded, long paid) {
        return execute(refundOf(id, order, Optional.of(new PointsCommand.Refund.Part(cents(refunded), cents(paid)))));
    }

    private PointsCommand refundOf(String id, String order, Optional<PointsCommand.Refund.Part> part) {
        return new PointsCommand.Refund(key(id), member, new Subject(order), part, reason(), now);
    }

    public AccountResult undo(String id) {
        return execute(new PointsCommand.Undo(new PostingKey(key(id), Leg.MAIN), member, reason(), now));
    }

    public AccountResult reinstate(String id, long amount) {
        return execute(new PointsCommand.Reinstate(key(id), member, POINTS, amount, reason(), now));
    }

    public TransferResult send(String id, MemberId to, long amount) {
        return points.transfer(new PointsCommand.Transfer(key(id), member, to, POINTS, amount, reason(), now));
    }

    /** Tells that an order was paid. */
    public AccountResult paid(String order, long cents) {
        return tell(fact("paid " + order, EventType.ORDER_PAID, order, cents));
    }

    /** Tells that a part of an order was refunded. */
    public AccountResult refunded(String id, String order, long cents) {
        return tell(fact(id, EventType.ORDER_REFUNDED, order, cents));
    }

    /** Tells that an order was received. */
    public AccountResult received(String order) {
        return tell(fact("received " + order, RECEIVED, order, 1));
    }

    public CommunityEvent fact(String id, EventType type, String order, long cents) {
        return CommunityEvent.builder(key(id), type, now)
                .actor(member)
                .subject(new Subject(order))
                .with(AMOUNT, AttributeValue.of(cents(cents)))
                .build();
    }

    public AccountResult tell(CommunityEvent event) {
        return points.apply(event).accounts().get(0);
    }

    public AccountResult execute(PointsCommand command) {
        return points.execute(command);
    }

    /** Posts what is due by the clock. */
    public Till run() {
        points.runDue(now);
        return this;
    }

    public Pot pot() {
        return pot(POINTS);
    }

    public Pot pot(CurrencyId currency) {
        return points.pots(member).getOrDefault(currency, Pot.EMPTY);
    }

    public long available() {
        return pot().available();
    }

    /** Lots with points or expired points as they are stored, oldest first. */
    public List<Lot> lots() {
        Want want = Want.balances(account()).with(List.of(new LotWant.Open(POINTS)));
        return store.read(List.of(want)).get(0).lots();
    }

    /** Points and end of the stored lots, oldest first, such as {@code 40 until 2026-04-01T00:00:00Z}. */
    public List<String> shelf() {
        return lots().stream()
                .filter(lot -> lot.points() > 0)
                .map(lot -> lot.points()
                        + lot.terms()
                                .expiry()
                                .instant()
                                .map(at -> " until " + at)
                                .orElse(""))
                .toList();
    }

    public List<Posting> postings() {
        return points.statement(member, 10_000).items();
    }

    /** Kinds of the entries of one currency with what they moved, such as {@code earn 100}. */
    public List<String> history() {
        return postings().stream()
                .flatMap(posting -> posting.entries().stream())
                .filter(entry -> entry.currency().equals(POINTS))
                .map(entry -> entry.kind().code() + " " + entry.applied())
                .toList();
    }

    public AccountId account() {
        return new AccountId(program.id(), member);
    }

    public Points points() {
        return points;
    }

    public PointsStore store() {
        return store;
    }

    public PointsProgram program() {
        return program;
    }

    public Instant now() {
        return now;
    }

    public MemberId member() {
        return member;
    }

    public static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("till"), new EventId(id));
    }

    public static Money cents(long minor) {
        return new Money(minor, CNY);
    }

    public static Reason reason() {
        return new Reason("test");
    }

    public static Optional<Subject> about(String order) {
        return Optional.of(new Subject(order));
    }

    public static Posting posting(AccountResult result) {
        if (!(result instanceof AccountResult.Applied applied)) {
            throw new AssertionError("applied expected, got " + result);
        }
        return applied.posting();
    }

    public static Posting replayed(AccountResult result) {
        if (!(result instanceof AccountResult.Replayed replayed)) {
            throw new AssertionError("replayed expected, got " + result);
        }
        return replayed.posting();
    }

    public static Rejection rejection(AccountResult result) {
        if (!(result instanceof AccountResult.Rejected rejected)) {
            throw new AssertionError("rejected expected, got " + result);
        }
        return rejected.rejection();
    }

    /** The only entry of a kind in points. */
    public static Entry entry(AccountResult result, EntryKind kind) {
        return entry(result, POINTS, kind);
    }

    /** The only entry of a kind in a currency. */
    public static Entry entry(AccountResult result, CurrencyId currency, EntryKind kind) {
        List<Entry> entries = posting(result).entries().stream()
                .filter(entry -> entry.kind() == kind && entry.currency().equals(currency))
                .toList();
        if (entries.size() != 1) {
            throw new AssertionError(
                    "one " + kind + " expected, got " + posting(result).entries());
        }
        return entries.get(0);
    }
}
