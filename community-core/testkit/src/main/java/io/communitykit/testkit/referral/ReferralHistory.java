package io.communitykit.testkit.referral;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.spi.BookStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One random history, played step by step. For one thread. */
final class ReferralHistory {

    /** After these answers the same fact is a repeat. */
    private static final Set<String> ONCE = Set.of(
            "paid Applied",
            "received Applied",
            "refunded Applied",
            "shared Counted",
            "brought Counted",
            "commission, paid Applied",
            "commission, received Applied",
            "commission, refunded Applied",
            "task Applied",
            "fee Applied");

    private final SplittableRandom random;
    private final SimulatedShop shop;
    private final RandomFacts facts;
    private final CommissionFacts commissionFacts;
    private final ReferralAudit audit;
    private final CommissionAudit commissions;
    private final DueOracle oracle;
    private final ErasureAudit erasures;
    private final int maxErased;
    private final List<Fact> told = new ArrayList<>();
    private final List<Fact> late = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<Fact, String> answered = new LinkedHashMap<>();

    ReferralHistory(BookStore store, long seed) {
        this.random = new SplittableRandom(seed);
        this.shop = new SimulatedShop(store, seed, random);
        this.facts = new RandomFacts(shop, random.split());
        this.commissionFacts = new CommissionFacts(shop, random.split());
        this.commissions = new CommissionAudit(shop, commissionFacts);
        this.oracle = new DueOracle(shop);
        this.erasures = new ErasureAudit(shop);
        this.audit = new ReferralAudit(shop, erasures);
        this.maxErased = random.nextBoolean() ? 0 : 1 + random.nextInt(3);
        lines.add(shop.program().toString());
        lines.add(shop.commission.toString());
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Integer> answers() {
        return answers;
    }

    WatchedBooks books() {
        return shop.books;
    }

    void play(int steps) {
        shop.members.forEach(it -> tell(facts.touch(it)));
        int edition = random.nextInt(3 * steps);
        for (int i = 0; i < steps; i++) {
            if (i == edition) {
                shop.comes(new RandomProgram(random).next(shop.program()));
                lines.add(shop.time.now() + " another edition: " + shop.program());
            }
            step();
            audit.books();
        }
        calm();
        // Everything comes to its end: no hold is longer.
        for (int i = 0; i < 3; i++) {
            passes(Duration.ofDays(40));
            // Some comes back when all of it was paid out long ago.
            facts.order().ifPresent(this::refunded);
            facts.order().ifPresent(this::refunded);
            facts.kept().ifPresent(this::replaced);
            facts.kept().ifPresent(this::replaced);
            calm();
        }
        // A review that ends now lets a claim go, which waits for goods to be received in its turn.
        for (int i = 0; i < 3; i++) {
            passes(Duration.ofDays(40));
        }
        calm();
        oracle.check();
    }

    private void step() {
        switch (random.nextInt(19)) {
            case 0 -> tell(facts.touch(facts.friend()));
            case 1, 2, 3, 4 -> paid(facts.sells(facts.friend()));
            case 5, 6 -> facts.order().ifPresent(this::received);
            case 7, 8 -> facts.order().ifPresent(this::refunded);
            case 9 -> tell(random.nextInt(3) == 0 ? facts.brought(oracle) : facts.shared());
            case 10 -> again();
            case 11, 12 -> passes(Duration.ofHours(1 + random.nextInt(70)));
            case 13 -> tell(facts.reviewed());
            case 14 ->
                tell(
                        random.nextInt(3) == 0
                                ? commissionFacts.fee(facts.referrer())
                                : commissionFacts.task(facts.referrer()));
            case 15 -> attempt(commissionFacts.statement(facts.referrer()));
            case 16 -> {
                if (erasures.begun() < maxErased) {
                    tell(facts.erased(erasures.begin(facts.member())));
                }
            }
            default -> catchesUp();
        }
        shop.time.passes(Duration.ofSeconds(random.nextInt(3_600)));
    }

    private void catchesUp() {
        if (random.nextInt(6) == 0) {
            calm();
        } else if (!late.isEmpty()) {
            tell(late.remove(random.nextInt(late.size())));
        }
    }

    private void paid(ToldOrder order) {
        soon(facts.paid(order));
        soon(commissionFacts.paid(order));
    }

    private void received(ToldOrder order) {
        OrderReceipt receipt = facts.receipt(order);
        soon(facts.received(receipt));
        soon(commissionFacts.received(receipt));
    }

    /** A friend who was paid for long ago takes all back, and the same promoter brings another. */
    private void replaced(ToldOrder order) {
        Promoter promoter = facts.promoter(order).orElseThrow();
        refunded(facts.wholeRefund(order));
        MemberId friend = shop.joins();
        tell(facts.touch(friend, promoter, Strength.TYPED_CODE));
        ToldOrder next = facts.sells(friend);
        paid(next);
        received(next);
    }

    private void refunded(ToldOrder order) {
        refunded(facts.refund(order));
    }

    private void refunded(OrderRefund refund) {
        soon(facts.refunded(refund));
        soon(commissionFacts.refunded(refund));
    }

    /** What is told of orders may come late, and so in another order than it happened. */
    private void soon(Fact fact) {
        if (random.nextInt(4) == 0) {
            lines.add(shop.time.now() + " late: " + fact.line());
            late.add(fact);
        } else {
            tell(fact);
        }
    }

    private void again() {
        if (!told.isEmpty()) {
            tell(told.get(random.nextInt(told.size())));
        }
    }

    private void tell(Fact fact) {
        told.add(fact);
        // Told again some time later where it failed, as a host does.
        attempt(fact).ifPresentOrElse(answer -> remembered(fact, answer), () -> late.add(fact));
    }

    private Optional<String> attempt(Fact fact) {
        lines.add(shop.time.now() + " " + fact.line());
        Optional<String> answer;
        try {
            answer = Optional.of(fact.tell().get());
            lines.add("    " + answer.get());
        } catch (StorageException e) {
            lines.add("    " + e.getMessage());
            answer = Optional.empty();
        }
        answers.merge(answer.orElse("failed"), 1, Integer::sum);
        commissions.told();
        return answer;
    }

    /** What was answered once is not forgotten, and of whoever was erased nothing is taken any more, and that is said. */
    private void remembered(Fact fact, String answer) {
        String before = answered.putIfAbsent(fact, answer);
        boolean erased = fact.about().stream().anyMatch(shop::isErased) || answer.endsWith(CommissionFacts.OF_ERASED);
        boolean own = !fact.about().isEmpty() && shop.isErased(fact.about().get(0));
        Broken.require(
                !own || answer.toUpperCase(Locale.ROOT).endsWith("ERASED"),
                "it is not said that whoever this is about was erased",
                fact.line() + ": " + answer);
        if (before != null && ONCE.contains(before) && !answer.endsWith("Replayed") && !erased) {
            throw new Broken("what was answered is forgotten: " + before + ", then " + answer);
        }
    }

    private void passes(Duration time) {
        shop.time.passes(time);
        lines.add(shop.time.now() + " time passes");
        due(() -> shop.referrals().runDue(shop.time.now()));
        due(() -> shop.commissions.runDue(shop.time.now(), 1_000));
    }

    private void due(Runnable run) {
        try {
            run.run();
        } catch (StorageException e) {
            lines.add("    " + e.getMessage());
        }
    }

    /** Nothing fails, everything is told and done; then wallet and bank are counted. */
    private void calm() {
        lines.add(shop.time.now() + " calm");
        shop.time.calmly(() -> {
            List<Fact> waiting = List.copyOf(late);
            late.clear();
            waiting.forEach(this::tell);
            List.copyOf(answered.keySet()).forEach(this::tell);
            passes(Duration.ofMinutes(61));
            passes(Duration.ofMinutes(2));
            audit.books();
            audit.wallet();
            commissions.books();
            erasures.traces();
        });
    }
}
