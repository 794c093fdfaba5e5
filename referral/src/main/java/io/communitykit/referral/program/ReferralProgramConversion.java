package io.communitykit.referral.program;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.compliance.Breach;
import io.communitykit.referral.compliance.ComplianceGuard;
import io.communitykit.referral.compliance.LevelReward;
import io.communitykit.referral.compliance.RewardBasis;
import io.communitykit.referral.compliance.RewardScheme;
import io.communitykit.referral.program.internal.ReferralProgramDocument;
import io.communitykit.referral.program.internal.ReferralProgramDocument.BudgetItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.CapItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.CapStretch;
import io.communitykit.referral.program.internal.ReferralProgramDocument.CountsItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.EconomicsItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.LadderItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.RuleItem;
import io.communitykit.referral.program.internal.ReferralProgramDocument.UnitItem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of a referral program's document, and makes the program. Used once. */
final class ReferralProgramConversion {

    private static final Duration RECEIPT = Duration.ofDays(15);
    /** Points are worth fractions of a minor unit. */
    private static final int POINT_DIGITS = 2;

    private static final int RULE_BYTES = 200;

    /** In basis points. */
    private static final int WHOLE = 10_000;

    private final ReferralProgramDocument document;
    private final Violations violations;
    private final AttributeSchema schema;
    private final Set<RuleId> ids = new HashSet<>();

    ReferralProgramConversion(ReferralProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
        Map<AttributeName, AttributeType> all = new LinkedHashMap<>(document.attributes());
        all.putAll(EventFacts.schema().types());
        this.schema = new AttributeSchema(all);
    }

    @Nullable
    ReferralProgram convert() {
        attributes();
        compliance();
        Optional<TimeRange> runs = Optional.ofNullable(document.runs())
                .flatMap(it -> violations.made("/runs", () -> new TimeRange(it.from(), it.until())));
        Optional<Qualification> qualification = qualification();
        Optional<HoldRule> hold = violations.made(
                "/hold",
                () -> new HoldRule(
                        Objects.requireNonNullElse(document.hold().from(), HoldRule.From.RECEIPT),
                        document.hold().length(),
                        Objects.requireNonNullElse(document.hold().receiptWithin(), RECEIPT)));
        Optional<ReviewRule> review = violations.made(
                "/review",
                () -> new ReviewRule(
                        document.review().within(), document.review().then()));
        List<Optional<RewardRule>> rules = violations.each("/rules", document.rules(), this::rule);
        List<Optional<ProgramBudget>> budgets = violations.each("/budgets", document.budgets(), this::budget);
        Optional<Economics> economics =
                Optional.ofNullable(document.economics()).flatMap(this::economics);
        if (!violations.isEmpty() || qualification.isEmpty() || hold.isEmpty() || review.isEmpty()) {
            return null;
        }
        return violations
                .made(
                        "",
                        () -> new ReferralProgram(
                                document.version(),
                                document.program(),
                                document.zone(),
                                runs,
                                qualification.get(),
                                hold.get(),
                                review.get(),
                                Optional.ofNullable(document.coolDown()),
                                rules.stream().flatMap(Optional::stream).toList(),
                                budgets.stream().flatMap(Optional::stream).toList(),
                                economics))
                .orElse(null);
    }

    private void attributes() {
        for (AttributeName name : document.attributes().keySet()) {
            if (EventFacts.schema().typeOf(name).isPresent()) {
                violations.add(
                        Violations.at("attributes", name), "a name that events do not have built in", name.value());
            }
        }
    }

    /** Rewards by head reach one level, and taking part costs nothing. */
    private void compliance() {
        int levels = Objects.requireNonNullElse(document.levels(), 1);
        BigDecimal fee = Objects.requireNonNullElse(document.entryFee(), BigDecimal.ZERO);
        List<LevelReward> rewards = new ArrayList<>();
        // The deepest is enough to be refused by; a reader need not be told of a thousand levels one by one.
        for (int level = 1; level <= Math.min(levels, ComplianceGuard.MAX_DEPTH + 1); level++) {
            rewards.add(new LevelReward(level, RewardBasis.HEAD_COUNT, 1));
        }
        long cost = minor(fee, digits(document.currency()), "/entryFee");
        RewardScheme scheme = new RewardScheme(rewards, cost, OptionalInt.of(WHOLE));
        for (Breach breach : ComplianceGuard.refusals(scheme)) {
            boolean ofFee = breach.part() == Breach.Part.ENTRY_FEE;
            violations.add(
                    ofFee ? "/entryFee" : "/levels",
                    "a program that complies: " + breach,
                    ofFee ? fee.toPlainString() : String.valueOf(levels));
        }
    }

    private Optional<Qualification> qualification() {
        var item = document.qualifies();
        long minimum =
                item.minimum() == null ? 0 : minor(item.minimum(), digits(document.currency()), "/qualifies/minimum");
        if (item.on() == Qualification.On.REGISTRATION && (item.orders() != null || item.minimum() != null)) {
            violations.add("/qualifies", "no orders and no minimum where a registration counts", "one of them");
        }
        return violations.made(
                "/qualifies",
                () -> new Qualification(
                        item.on(),
                        Objects.requireNonNullElse(item.orders(), Qualification.Orders.FIRST),
                        minimum,
                        document.currency(),
                        Optional.ofNullable(item.within())));
    }

    private Optional<RewardRule> rule(RuleItem item, String pointer) {
        int before = violations.size();
        if (!ids.add(item.id())) {
            violations.add(
                    Violations.below(pointer, "id"),
                    "an id that no rule before has",
                    item.id().value());
        }
        if (item.id().value().getBytes(StandardCharsets.UTF_8).length > RULE_BYTES) {
            violations.add(
                    Violations.below(pointer, "id"),
                    "at most " + RULE_BYTES + " bytes",
                    item.id().value());
        }
        if ((item.rewards() == null) == (item.counts() == null)) {
            violations.add(pointer, "exactly one of rewards and counts", item.rewards() == null ? "neither" : "both");
        }
        Optional<RewardUnit> unit = unit(item.unit(), Violations.below(pointer, "unit"));
        int digits = unit.map(ReferralProgramConversion::digits).orElse(0);
        Optional<Ladder> ladder = ladder(item.ladder(), digits, Violations.below(pointer, "ladder"));
        List<Optional<RewardCap>> caps =
                violations.each(Violations.below(pointer, "caps"), item.caps(), (cap, at) -> cap(cap, digits, at));
        Optional<RewardRule.Counts> counts = counts(item, pointer);
        if (violations.size() > before || unit.isEmpty() || ladder.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RewardRule(
                item.id(),
                counts.get(),
                unit.get(),
                ladder.get(),
                Objects.requireNonNullElse(item.scope(), CountScope.NEW),
                caps.stream().flatMap(Optional::stream).toList(),
                Objects.requireNonNullElse(item.clawback(), Clawback.NET_NEXT_PAYOUT)));
    }

    private Optional<RewardRule.Counts> counts(RuleItem item, String pointer) {
        if (item.rewards() != null) {
            return Optional.of(new RewardRule.Counts.Referrals(item.rewards()));
        }
        CountsItem counts = item.counts();
        if (counts == null) {
            return Optional.empty();
        }
        Optional<Condition> where = Optional.ofNullable(counts.where())
                .map(it -> it.check(schema, Violations.below(pointer, "counts", "where"), violations));
        return Optional.of(new RewardRule.Counts.Facts(counts.fact(), where));
    }

    private Optional<RewardUnit> unit(UnitItem item, String pointer) {
        return violations.made(pointer, () -> new RewardUnit(item.kind(), item.name()));
    }

    private Optional<Ladder> ladder(LadderItem item, int digits, String pointer) {
        int before = violations.size();
        List<Ladder.Step> steps = violations.each(
                Violations.below(pointer, "steps"),
                item.steps(),
                (step, at) -> new Ladder.Step(step.at(), minor(step.amount(), digits, Violations.below(at, "amount"))));
        if (violations.size() > before) {
            return Optional.empty();
        }
        return violations.made(pointer, () -> new Ladder(item.mode(), steps));
    }

    private Optional<RewardCap> cap(CapItem item, int digits, String pointer) {
        int limits = (item.amount() == null ? 0 : 1) + (item.count() == null ? 0 : 1) + (item.each() == null ? 0 : 1);
        if (limits != 1) {
            violations.add(pointer, "exactly one of amount, count and each", limits + " of them");
            return Optional.empty();
        }
        if (item.per() != null && item.rollingDays() != null) {
            violations.add(pointer, "at most one of per and rollingDays", "both");
            return Optional.empty();
        }
        Optional<CalendarWindow> window = window(item);
        if (item.count() != null) {
            OnLimit onLimit = Objects.requireNonNullElse(item.onLimit(), OnLimit.FORFEIT);
            return Optional.of(new RewardCap(RewardCap.Measure.COUNT, item.count(), window, onLimit));
        }
        OnLimit onLimit = Objects.requireNonNullElse(item.onLimit(), OnLimit.PARTIAL);
        BigDecimal limit = item.amount();
        if (limit != null) {
            long most = minor(limit, digits, Violations.below(pointer, "amount"));
            return Optional.of(new RewardCap(RewardCap.Measure.AMOUNT, most, window, onLimit));
        }
        long most = minor(Objects.requireNonNull(item.each()), digits, Violations.below(pointer, "each"));
        return Optional.of(new RewardCap(RewardCap.Measure.AMOUNT_PER_REFERRAL, most, window, onLimit));
    }

    private static Optional<CalendarWindow> window(CapItem item) {
        Integer days = item.rollingDays();
        if (days != null) {
            return Optional.of(new CalendarWindow.Rolling(days));
        }
        return Optional.ofNullable(item.per()).map(ReferralProgramConversion::period);
    }

    private static CalendarWindow period(CapStretch stretch) {
        return switch (stretch) {
            case DAY -> CalendarWindow.Period.DAY;
            case WEEK -> CalendarWindow.Period.WEEK;
            case MONTH -> CalendarWindow.Period.MONTH;
            case QUARTER -> CalendarWindow.Period.QUARTER;
            case YEAR -> CalendarWindow.Period.YEAR;
        };
    }

    private Optional<ProgramBudget> budget(BudgetItem item, String pointer) {
        return unit(item.unit(), Violations.below(pointer, "unit"))
                .map(unit -> new ProgramBudget(
                        unit,
                        minor(item.total(), digits(unit), Violations.below(pointer, "total")),
                        Objects.requireNonNullElse(item.onLimit(), OnLimit.PARTIAL)));
    }

    private Optional<Economics> economics(EconomicsItem item) {
        int digits = digits(document.currency());
        long value = minor(item.memberValue(), digits, "/economics/memberValue");
        long fake = minor(item.fakeFriendCost(), digits, "/economics/fakeFriendCost");
        long point = item.pointWorth() == null
                ? 0
                : minor(item.pointWorth(), digits + POINT_DIGITS, "/economics/pointWorth");
        long benefit = item.benefitWorth() == null ? 0 : minor(item.benefitWorth(), digits, "/economics/benefitWorth");
        return violations.made("/economics", () -> new Economics(value, fake, item.friendsPerDay(), point, benefit));
    }

    private static int digits(RewardUnit unit) {
        return unit.kind() == RewardUnit.Kind.MONEY ? digits(Currency.getInstance(unit.name())) : 0;
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** A decimal amount in its smallest part; 0 where a violation was added. */
    private long minor(BigDecimal amount, int digits, String pointer) {
        try {
            long minor = amount.movePointRight(digits).longValueExact();
            if (minor >= 0) {
                return minor;
            }
        } catch (ArithmeticException e) {
            // Too many decimals, or too large: the same words for both.
        }
        violations.add(pointer, "a number of 0 or more with at most " + digits + " decimals", amount.toPlainString());
        return 0;
    }
}
