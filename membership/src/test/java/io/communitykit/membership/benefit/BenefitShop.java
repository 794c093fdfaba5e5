package io.communitykit.membership.benefit;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.Facts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Reason;
import io.communitykit.membership.points.books.PointsBooks;
import io.communitykit.membership.points.books.Verification;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import java.time.Instant;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A shop with two ladders, three benefits and a pack, on a store of its own and a clock that stands where it was set. */
final class BenefitShop {

    static final CurrencyId GROWTH = new CurrencyId("growth");
    static final CurrencyId ORDERS = new CurrencyId("orders");
    static final RuleId WELCOME = new RuleId("welcome");
    static final MemberId ANN = new MemberId("ann");

    private static final PseudonymKey SECRET = PseudonymKey.of(new byte[16]);
    private static final AttributeName SEGMENT = new AttributeName("segment");
    private static final AttributeSchema ATTRIBUTES = AttributeSchema.empty().with("segment", AttributeType.TEXT);
    private static final LadderId LEVEL = new LadderId("level");
    private static final LadderId CARD = new LadderId("card");

    private final InMemoryPointsStore store = new InMemoryPointsStore(SECRET);
    private final PointsProgram program;
    private final Points points;
    private final Benefits benefits;
    private volatile Instant now = Instant.EPOCH;

    BenefitShop(ZoneId zone) {
        PointsProgram.Builder builder = PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("1"), zone)
                .currency(new PointsCurrency(GROWTH, 0, 0))
                .currency(new PointsCurrency(ORDERS, 0, 0));
        for (PlainBenefits.Kind kind : PlainBenefits.Kind.values()) {
            builder.currency(new PointsCurrency(id(kind), 0, 0, Optional.of(LotPolicy.DEFAULT)));
        }
        this.program = builder.tiers(new TierProgram(
                        new PolicyVersion("1"),
                        List.of(
                                new TierLadder(LEVEL, GROWTH, List.of(tier("silver", 100), tier("gold", 500))),
                                new TierLadder(CARD, ORDERS, List.of(tier("black", 3))))))
                .build();
        this.points = Points.builder(program, store).clock(() -> now).build();
        this.benefits =
                Benefits.builder(terms(), program, store).clock(() -> now).build();
    }

    private static Tier tier(String id, long from) {
        return new Tier(new TierId(id), from);
    }

    static CurrencyId id(PlainBenefits.Kind kind) {
        return new CurrencyId(kind.name());
    }

    private static BenefitProgram terms() {
        return new BenefitProgram(
                new PolicyVersion("1"),
                ATTRIBUTES,
                List.of(
                        benefit(
                                PlainBenefits.Kind.DELIVERY,
                                new BenefitPeriod.Every(CapPeriod.MONTH),
                                level("silver", 1),
                                level("gold", 3),
                                black(2)),
                        benefit(
                                PlainBenefits.Kind.GIFT,
                                new BenefitPeriod.Birthday(3, 3),
                                level("silver", 1),
                                level("gold", 1),
                                black(2)),
                        benefit(
                                PlainBenefits.Kind.SERVICE,
                                new BenefitPeriod.Every(CapPeriod.WEEK),
                                new Quota(LEVEL, new TierId("gold"), OptionalLong.empty()))),
                List.of(new Pack(
                        WELCOME,
                        Optional.of(Condition.parse("{\"attribute\":\"segment\",\"equals\":\"new\"}", ATTRIBUTES)),
                        List.of(
                                new Pack.Grant(id(PlainBenefits.Kind.DELIVERY), 2, Optional.of(Period.ofDays(10))),
                                new Pack.Grant(id(PlainBenefits.Kind.SERVICE), 1, Optional.of(Period.ofDays(3)))))));
    }

    private static Benefit benefit(PlainBenefits.Kind kind, BenefitPeriod period, Quota... quotas) {
        return new Benefit(id(kind), period, List.of(quotas), Optional.empty());
    }

    private static Quota level(String tier, long units) {
        return new Quota(LEVEL, new TierId(tier), OptionalLong.of(units));
    }

    private static Quota black(long units) {
        return new Quota(CARD, new TierId("black"), OptionalLong.of(units));
    }

    void at(Instant instant) {
        now = instant;
    }

    static IdempotencyKey key(int id) {
        return new IdempotencyKey(new EventSource("test"), new EventId(Integer.toString(id)));
    }

    static Facts segment(Optional<String> segment) {
        return name -> name.equals(SEGMENT) ? segment.map(AttributeValue::of) : Optional.empty();
    }

    static BenefitCommand.Use use(
            int key,
            PlainBenefits.Kind kind,
            long units,
            Optional<String> subject,
            Optional<MonthDay> birthday,
            Instant at) {
        return new BenefitCommand.Use(key(key), ANN, id(kind), units, subject.map(Subject::new), birthday, at);
    }

    AccountResult tell(BenefitCommand command) {
        return benefits.execute(command);
    }

    AccountResult tell(PointsCommand command) {
        return points.execute(command);
    }

    static PointsCommand adjust(int key, CurrencyId currency, long by, Instant at) {
        return new PointsCommand.Adjust(key(key), ANN, currency, by, new Reason("test"), at);
    }

    void runDue() {
        points.runDue(now);
    }

    Entitlement entitlement(PlainBenefits.Kind kind, Optional<MonthDay> birthday) {
        return benefits.entitlements(ANN, birthday).stream()
                .filter(each -> each.benefit().equals(id(kind)))
                .findFirst()
                .orElseThrow();
    }

    List<Posting> postings() {
        return points.statement(ANN, 10_000).items();
    }

    Optional<Verification> verification() {
        return PointsBooks.builder(program, store).clock(() -> now).build().verify(ANN, SECRET);
    }
}
