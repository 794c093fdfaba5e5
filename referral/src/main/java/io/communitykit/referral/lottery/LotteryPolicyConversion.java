package io.communitykit.referral.lottery;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.time.TimeRange;
import io.communitykit.referral.lottery.LotteryPolicy.Form;
import io.communitykit.referral.lottery.LotteryPolicy.Limits;
import io.communitykit.referral.lottery.LotteryPolicy.Pity;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.lottery.LotteryPrize.Rarity;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.BudgetItem;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.GoodsItem;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.LimitsItem;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.PrizeItem;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.RewardItem;
import io.communitykit.referral.lottery.internal.LotteryPolicyDocument.UnitItem;
import io.communitykit.referral.program.RewardUnit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of a lottery's document, and makes the policy. Used once. */
final class LotteryPolicyConversion {

    private final LotteryPolicyDocument document;
    private final Violations violations;

    LotteryPolicyConversion(LotteryPolicyDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
    }

    @Nullable
    LotteryPolicy convert() {
        odds();
        names();
        Optional<TimeRange> runs = Optional.ofNullable(document.runs())
                .flatMap(it -> violations.made("/runs", () -> new TimeRange(it.from(), it.until())));
        Optional<LotterySeed.Commitment> commitment = Optional.ofNullable(document.seedCommitment())
                .flatMap(it -> violations.made("/seedCommitment", () -> new LotterySeed.Commitment(it)));
        List<Optional<LotteryPrize>> prizes = violations.each("/prizes", document.prizes(), this::prize);
        SortedMap<RewardUnit, Long> budgets = budgets();
        Optional<Pity> pity = Optional.ofNullable(document.pity())
                .flatMap(it -> violations.made("/pity", () -> new Pity(new Rarity(it.rarity()), it.after())));
        if (!violations.isEmpty()) {
            return null;
        }
        return violations
                .made(
                        document.pity() == null ? "/prizes" : "/pity/rarity",
                        () -> new LotteryPolicy(
                                document.version(),
                                document.program(),
                                document.form(),
                                document.zone(),
                                runs,
                                commitment,
                                prizes.stream().flatMap(Optional::stream).toList(),
                                budgets,
                                pity,
                                limits(document.perMember())))
                .orElse(null);
    }

    private void odds() {
        long sum = document.prizes().stream().mapToLong(PrizeItem::odds).sum();
        if (document.form() == Form.BLIND_BOX ? sum != LotteryPrize.ALL : sum > LotteryPrize.ALL || sum == 0) {
            String expected = document.form() == Form.BLIND_BOX
                    ? "odds of exactly 1000000 parts per million together"
                    : "odds of 1 to 1000000 parts per million together";
            violations.add("/prizes", expected, sum);
        }
        if (document.prizes().size() > LotteryPolicy.MAX_PRIZES) {
            violations.add(
                    "/prizes",
                    "at most " + LotteryPolicy.MAX_PRIZES + " prizes",
                    document.prizes().size());
        }
    }

    private void names() {
        List<String> ids = document.prizes().stream().map(PrizeItem::id).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                violations.add(Violations.at("prizes", i, "id"), "an id that no prize before has", ids.get(i));
            }
            String instead = document.prizes().get(i).onExhausted();
            String pointer = Violations.at("prizes", i, "onExhausted");
            if (instead != null && !ids.contains(instead)) {
                violations.addUnknown(pointer, "a prize", instead, ids);
            } else if (instead != null && instead.equals(ids.get(i))) {
                violations.add(pointer, "another prize", instead);
            }
        }
    }

    private Optional<LotteryPrize> prize(PrizeItem item, String pointer) {
        Optional<String> name = violations.made(pointer + "/name", () -> LotteryPrize.checkName(item.name()));
        Optional<Gift> gift = gift(item, pointer);
        return name.flatMap(text -> gift.map(its -> new LotteryPrize(
                new PrizeId(item.id()),
                text,
                item.odds(),
                item.stock() == null ? OptionalLong.empty() : OptionalLong.of(item.stock()),
                its,
                Optional.ofNullable(item.rarity()).map(Rarity::new),
                Optional.ofNullable(item.onExhausted()).map(PrizeId::new))));
    }

    private Optional<Gift> gift(PrizeItem item, String pointer) {
        RewardItem reward = item.reward();
        GoodsItem goods = item.goods();
        if ((reward == null) == (goods == null)) {
            violations.add(pointer, "exactly one of reward and goods", goods == null ? "neither" : "both");
            return Optional.empty();
        }
        if (goods != null) {
            Optional<Long> worth = minor(goods.worth(), digits(document.currency()), pointer + "/goods/worth");
            return worth.flatMap(it -> violations.made(
                    pointer + "/goods",
                    () -> Gift.goods(
                            new RewardUnit(RewardUnit.Kind.BENEFIT, goods.id()), new Money(it, document.currency()))));
        }
        return reward == null ? Optional.empty() : reward(reward, pointer + "/reward");
    }

    private Optional<Gift> reward(RewardItem item, String pointer) {
        return unit(item.unit(), pointer + "/unit")
                .flatMap(unit -> minor(item.amount(), digits(unit), pointer + "/amount")
                        .flatMap(it -> violations.made(pointer + "/amount", () -> Gift.reward(unit, it))));
    }

    private SortedMap<RewardUnit, Long> budgets() {
        SortedMap<RewardUnit, Long> budgets = new TreeMap<>();
        violations.each("/budgets", document.budgets(), (item, at) -> {
            budget(budgets, item, at);
            return item;
        });
        return budgets;
    }

    private void budget(SortedMap<RewardUnit, Long> budgets, BudgetItem item, String pointer) {
        Optional<RewardUnit> unit = unit(item.unit(), pointer + "/unit");
        if (unit.isEmpty()) {
            return;
        }
        Optional<Long> total = minor(item.total(), digits(unit.get()), pointer + "/total");
        if (total.isPresent() && total.get() > LotteryPolicy.MOST_BUDGET) {
            violations.add(
                    pointer + "/total",
                    "at most 10^15 of the smallest part",
                    item.total().toPlainString());
        }
        if (total.isPresent() && budgets.put(unit.get(), total.get()) != null) {
            violations.add(
                    pointer + "/unit",
                    "a unit that no budget before has",
                    unit.get().toString());
        }
    }

    private Optional<RewardUnit> unit(UnitItem item, String pointer) {
        return violations.made(pointer, () -> new RewardUnit(item.kind(), item.name()));
    }

    private static Limits limits(@Nullable LimitsItem item) {
        return item == null ? Limits.NONE : new Limits(limit(item.day()), limit(item.all()));
    }

    private static OptionalInt limit(@Nullable Integer limit) {
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    private static int digits(RewardUnit unit) {
        return unit.kind() == RewardUnit.Kind.MONEY ? digits(Currency.getInstance(unit.name())) : 0;
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** A decimal amount in its smallest part; empty where a violation was added. */
    private Optional<Long> minor(BigDecimal amount, int digits, String pointer) {
        try {
            long minor = amount.movePointRight(digits).longValueExact();
            if (minor >= 0) {
                return Optional.of(minor);
            }
        } catch (ArithmeticException e) {
            // Too many decimals, or too large: the same words for both.
        }
        violations.add(pointer, "a number of 0 or more with at most " + digits + " decimals", amount.toPlainString());
        return Optional.empty();
    }
}
