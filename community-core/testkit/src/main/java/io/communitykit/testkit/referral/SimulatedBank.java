package io.communitykit.testkit.referral;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.CommissionPayout;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A bank that pays each statement once, and sometimes asks for patience, refuses, or loses the reply. For one thread. */
final class SimulatedBank implements CommissionPayout {

    private final SplittableRandom random;
    private final SimulatedTime time;
    private final Map<Account, Long> asked = new HashMap<>();
    private final Map<Account, Long> done = new HashMap<>();
    private final Set<Account> refused = new HashSet<>();

    SimulatedBank(SplittableRandom random, SimulatedTime time) {
        this.random = random;
        this.time = time;
    }

    private record Account(MemberId promoter, LocalDate period) {}

    /** What was paid for a statement; empty for nothing. */
    Optional<Long> paid(MemberId promoter, LocalDate period) {
        return Optional.ofNullable(done.get(new Account(promoter, period)));
    }

    long sum(MemberId promoter) {
        return done.entrySet().stream()
                .filter(it -> it.getKey().promoter().equals(promoter))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public Outcome pay(Payment payment) {
        Account account = new Account(payment.promoter(), payment.period());
        long amount = payment.amount().minor();
        Long before = asked.putIfAbsent(account, amount);
        Broken.require(before == null || before == amount, "a statement is paid with two amounts", payment);
        if (done.containsKey(account)) {
            return new Outcome.Paid("paid before");
        }
        int luck = time.isCalm() ? 99 : random.nextInt(100);
        if (luck < 15) {
            return new Outcome.Again("not now", time.now().plus(1, ChronoUnit.HOURS));
        }
        if (refused.contains(account) || luck < 20) {
            refused.add(account);
            return new Outcome.Refused("account closed");
        }
        done.put(account, amount);
        // As a reply that is lost: it is done, and who asked does not know.
        return luck < 30 ? new Outcome.Again("no reply", time.now()) : new Outcome.Paid("paid");
    }
}
