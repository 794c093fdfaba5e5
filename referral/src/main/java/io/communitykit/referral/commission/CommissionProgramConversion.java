package io.communitykit.referral.commission;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.commission.internal.CommissionProgramDocument;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.BaseItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.BracketItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.BuyerItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.LevelItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.PlanItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.ShopItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.TaxItem;
import io.communitykit.referral.commission.internal.CommissionProgramDocument.TierItem;
import io.communitykit.referral.commission.plan.Plan;
import io.communitykit.referral.commission.plan.PlanId;
import io.communitykit.referral.commission.plan.TaskId;
import io.communitykit.referral.commission.rate.BaseRule;
import io.communitykit.referral.commission.rate.RateTable;
import io.communitykit.referral.commission.rate.RateTier;
import io.communitykit.referral.commission.rate.TierMode;
import io.communitykit.referral.commission.statement.ClawbackPolicy;
import io.communitykit.referral.commission.statement.StatementCalendar;
import io.communitykit.referral.commission.tax.Bracket;
import io.communitykit.referral.commission.tax.BracketRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a program of a document, and says where it cannot. Used once. */
final class CommissionProgramConversion {

    private final CommissionProgramDocument document;
    private final Violations violations;

    CommissionProgramConversion(CommissionProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    /** Null only where a fault was added. */
    @Nullable
    CommissionProgram program() {
        List<Plan> plans = violations.each("/plans", document.plans(), this::plan);
        plansFit();
        List<BracketRule> tax = violations.each("/withholding", document.withholding(), this::tax);
        long largest = document.shop() == null ? ShopFigures.UNKNOWN : order(document.shop());
        new ComplianceViolations(document, violations).add();
        if (!violations.isEmpty()) {
            return null;
        }
        return new CommissionProgram(
                document.version(),
                document.program(),
                document.currency(),
                new StatementCalendar(
                        document.zone(), Objects.requireNonNullElse(document.period(), CalendarWindow.Period.MONTH)),
                document.promoters().isEmpty() ? Set.of(PromoterKind.AFFILIATE) : Set.copyOf(document.promoters()),
                base(document.base()),
                document.holdDays(),
                plans,
                document.usualPlan(),
                upline(document.uplines()),
                document.cap() == null ? OptionalInt.empty() : OptionalInt.of(document.cap()),
                Objects.requireNonNullElse(document.clawback(), ClawbackPolicy.NET_NEXT_STATEMENT),
                buyers(document.buyers()),
                tax,
                figures(document.shop(), largest));
    }

    private void plansFit() {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < document.plans().size(); i++) {
            PlanItem item = document.plans().get(i);
            Integer before = seen.putIfAbsent(item.id().value(), i);
            if (before != null) {
                violations.add(
                        Violations.at("plans", i, "id"),
                        "another id than that of plan " + before,
                        item.id().value());
            }
            if (item.mode() == TierMode.RETROACTIVE
                    && document.cap() != null
                    && !base(document.base()).equals(BaseRule.NET_PAID)) {
                violations.add(
                        "/base",
                        "net paid alone, since the retroactive tiers of plan " + item.id()
                                + " rate orders anew and only rates of what was paid can keep the cap",
                        "more than net paid");
            }
        }
        PlanId usual = document.usualPlan();
        if (!seen.containsKey(usual.value())) {
            violations.addUnknown("/usualPlan", "a plan", usual.value(), seen.keySet());
        }
    }

    private Plan plan(PlanItem item, String at) {
        Map<TaskId, Long> tasks = new TreeMap<>();
        item.tasks().forEach((task, fee) -> tasks.put(task, minor(Violations.below(at, "tasks", task.value()), fee)));
        return new Plan(
                item.id(),
                item.kind(),
                minor(Violations.below(at, "annualFee"), item.annualFee()),
                rates(item, at),
                tasks);
    }

    private Optional<RateTable> rates(PlanItem item, String at) {
        if (item.tiers().isEmpty()) {
            if (item.mode() != null) {
                violations.addMissing(Violations.below(at, "tiers"), "tiers of the mode that is named");
            }
            return Optional.empty();
        }
        if (item.mode() == null && item.tiers().size() > 1) {
            violations.addMissing(Violations.below(at, "mode"), "what reaching a tier changes");
        }
        List<RateTier> tiers = new ArrayList<>();
        for (int i = 0; i < item.tiers().size(); i++) {
            tier(item.tiers(), i, Violations.below(at, "tiers", i)).ifPresent(tiers::add);
        }
        if (tiers.size() < item.tiers().size()) {
            return Optional.empty();
        }
        return Optional.of(new RateTable(Objects.requireNonNullElse(item.mode(), TierMode.FORWARD_ONLY), tiers));
    }

    /** A fault of the order stands where the tier begins, not at the plan. */
    private Optional<RateTier> tier(List<TierItem> tiers, int index, String at) {
        TierItem item = tiers.get(index);
        String pointer = Violations.below(at, "from");
        long from = minor(pointer, item.from());
        if (index == 0 && from != 0) {
            violations.add(pointer, "nothing, for the first tier", from);
            return Optional.empty();
        }
        Money before = index == 0 ? null : tiers.get(index - 1).from();
        if (index > 0 && from <= (before == null ? 0 : before.minor())) {
            violations.add(pointer, "more than the tier before", from);
            return Optional.empty();
        }
        return violations.made(at, () -> new RateTier(from, item.rate(), item.categories()));
    }

    private BracketRule tax(TaxItem item, String at) {
        List<Bracket> brackets = new ArrayList<>();
        for (int i = 0; i < item.brackets().size(); i++) {
            BracketItem bracket = item.brackets().get(i);
            brackets.add(
                    new Bracket(minor(Violations.below(at, "brackets", i, "from"), bracket.from()), bracket.rate()));
        }
        return new BracketRule(
                item.id(), Set.copyOf(item.beneficiaries()), Set.copyOf(item.incomes()), item.measure(), brackets);
    }

    private long order(ShopItem shop) {
        return shop.largestOrder() == null ? ShopFigures.UNKNOWN : minor("/shop/largestOrder", shop.largestOrder());
    }

    private static ShopFigures figures(@Nullable ShopItem shop, long largest) {
        return shop == null
                ? ShopFigures.NONE
                : new ShopFigures(
                        Objects.requireNonNullElse(shop.margin(), ShopFigures.UNKNOWN),
                        Objects.requireNonNullElse(shop.returnDays(), ShopFigures.UNKNOWN),
                        largest);
    }

    private long minor(String pointer, @Nullable Money money) {
        if (money == null) {
            return 0;
        }
        if (!money.currency().equals(document.currency())) {
            violations.add(pointer, "an amount in " + document.currency(), money.toString());
        }
        return money.minor();
    }

    private static BaseRule base(@Nullable BaseItem item) {
        return item == null
                ? BaseRule.NET_PAID
                : new BaseRule(
                        Objects.requireNonNullElse(item.tax(), BaseRule.Part.EXCLUDED),
                        Objects.requireNonNullElse(item.shipping(), BaseRule.Part.EXCLUDED),
                        Objects.requireNonNullElse(item.coupon(), BaseRule.Part.EXCLUDED));
    }

    private static Optional<UplineRule> upline(List<LevelItem> uplines) {
        return uplines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new UplineRule(uplines.get(0).basis(), uplines.get(0).rate()));
    }

    private static BuyerLimit buyers(@Nullable BuyerItem item) {
        return item == null
                ? BuyerLimit.NONE
                : new BuyerLimit(
                        Objects.requireNonNullElse(item.orders(), BuyerLimit.UNLIMITED),
                        Objects.requireNonNullElse(item.days(), BuyerLimit.UNLIMITED));
    }
}
