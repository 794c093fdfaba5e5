package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.commission.CommissionResult;
import io.communitykit.referral.commission.plan.AnnualFee;
import io.communitykit.referral.commission.plan.TaskDone;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The facts that commission is paid by, told by themselves, so that they come in any order. For one thread. */
final class CommissionFacts {

    /** Ends the answer to what was told of an order whose promoter was erased since. */
    static final String OF_ERASED = " of an erased promoter";

    private final SimulatedShop shop;
    private final SplittableRandom random;
    /** What was told beside orders: tasks one by one, years once. */
    private final Map<MemberId, List<TaskDone>> tasks = new LinkedHashMap<>();

    private final Map<MemberId, Set<Year>> years = new LinkedHashMap<>();

    CommissionFacts(SimulatedShop shop, SplittableRandom random) {
        this.shop = shop;
        this.random = random;
    }

    /** What a promoter is owed by no order. */
    long fees(MemberId promoter) {
        return tasks.getOrDefault(promoter, List.of()).size() * RandomCommission.TASK_FEE
                + years.getOrDefault(promoter, Set.of()).size() * RandomCommission.ANNUAL_FEE;
    }

    Fact paid(ToldOrder order) {
        return new Fact("commission, paid " + order.order.order(), List.of(), () -> {
            String answer = told(order, "paid", it -> shop.commissions.paid(order.order, it));
            Broken.require(!answer.endsWith("Kept"), "a payment is kept for itself", order.order);
            return answer;
        });
    }

    Fact received(OrderReceipt receipt) {
        ToldOrder order = shop.order(receipt.order());
        return new Fact(
                "commission, received " + receipt,
                List.of(),
                () -> told(order, "received", it -> shop.commissions.received(receipt, it)));
    }

    Fact refunded(OrderRefund refund) {
        ToldOrder order = shop.order(refund.order());
        return new Fact(
                "commission, refunded " + refund,
                List.of(),
                () -> told(order, "refunded", it -> shop.commissions.refunded(refund, it)));
    }

    private String told(ToldOrder order, String what, Function<OrderAttribution, CommissionResult> tell) {
        String answer = shop.attribution(order).map(it -> of(tell.apply(it))).orElse("not attributed");
        boolean gone = !order.paid.isEmpty() && shop.isErased(order.paid.get(0)) && answer.startsWith("declined");
        return "commission, " + what + " " + answer + (gone ? OF_ERASED : "");
    }

    private static String of(CommissionResult result) {
        return result.fold(
                applied -> applied.telling() == CommissionResult.Telling.FIRST ? "Applied" : "Replayed",
                kept -> "Kept",
                declined -> "declined: " + declined.reason(),
                conflict -> "Conflict");
    }

    Fact task(MemberId promoter) {
        TaskDone task = new TaskDone(shop.key(), promoter, RandomCommission.TASK, shop.time.now());
        tasks.computeIfAbsent(promoter, it -> new ArrayList<>()).add(task);
        return new Fact(task.toString(), List.of(promoter), () -> "task " + of(shop.commissions.task(task)));
    }

    Fact fee(MemberId promoter) {
        Year year = Year.from(shop.time.now().atOffset(ZoneOffset.UTC)).plusYears(random.nextInt(2));
        AnnualFee fee = new AnnualFee(shop.key(), promoter, year, shop.time.now());
        years.computeIfAbsent(promoter, it -> new LinkedHashSet<>()).add(year);
        return new Fact(fee.toString(), List.of(promoter), () -> "fee " + of(shop.commissions.fee(fee)));
    }

    /** Closes or pays a statement of now or of some time ago. */
    Fact statement(MemberId promoter) {
        LocalDate day = LocalDate.ofInstant(
                Timestamps.cut("a day ago", shop.time.now()).minus(Duration.ofDays(random.nextInt(60))),
                ZoneOffset.UTC);
        return random.nextBoolean()
                ? new Fact(
                        "close " + day + " of " + promoter,
                        List.of(),
                        () -> shop.commissions.close(promoter, day).isPresent() ? "closed" : "not closed")
                : new Fact(
                        "pay " + day + " of " + promoter,
                        List.of(),
                        () -> "pay "
                                + shop.commissions.pay(promoter, day).getClass().getSimpleName());
    }
}
