package io.communitykit.referral.forecast;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.Bond;
import io.communitykit.referral.reward.OrderFacts;
import io.communitykit.referral.reward.Referral;
import io.communitykit.referral.reward.ReferralDecision;
import io.communitykit.referral.reward.ReferralFact;
import io.communitykit.referral.reward.ReferralRules;
import io.communitykit.referral.reward.ReferralState;
import io.communitykit.referral.reward.RowRef;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.ProgramTally;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.Transfer;
import io.communitykit.referral.spi.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One run of a program, on the heap. For one thread. */
final class SimulatedProgram {

    private static final int BASIS = 10_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final ChannelId CHANNEL = new ChannelId("simulated");
    private static final LineId LINE = new LineId("1");

    private final ReferralProgram program;
    private final Assumptions believed;
    private final Instant start;
    private final SplittableRandom random;
    private final ReferralRules rules;
    private final double[] shares;
    private final Map<Integer, Friend> friends = new HashMap<>();
    private final Map<Integer, Referrer> referrers = new HashMap<>();
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
    private final Map<RewardUnit, Long> liability = new TreeMap<>();
    private final Map<RewardUnit, Long> lost = new TreeMap<>();
    private final Map<RewardUnit, Integer> exhausted = new TreeMap<>();
    private ProgramTally tally = ProgramTally.NOTHING;
    private long numbers;

    SimulatedProgram(ReferralProgram program, Assumptions believed, Instant start, SplittableRandom random) {
        this.program = program;
        this.believed = believed;
        this.start = start;
        this.random = random;
        this.rules = new ReferralRules(program);
        this.shares = new double[believed.referrers()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += 1 / Math.pow(i + 1.0, believed.concentration());
            shares[i] = sum;
        }
    }

    private static final class Friend {
        private final int referrer;
        private Referral referral = Referral.NONE;
        private OrderFacts order = OrderFacts.NONE;
        private RewardAccount account = RewardAccount.EMPTY;
        private final Map<RowRef, Grant> rows = new LinkedHashMap<>();

        Friend(int referrer) {
            this.referrer = referrer;
        }
    }

    private static final class Referrer {
        private RewardAccount account = RewardAccount.EMPTY;
        private final Map<RowRef, Integer> owners = new LinkedHashMap<>();
    }

    private record Step(Instant at, long number, int friend, ReferralFact fact) {}

    ProgramTally tally() {
        return tally;
    }

    long liability(RewardUnit unit) {
        return liability.getOrDefault(unit, 0L);
    }

    long lost(RewardUnit unit) {
        return lost.getOrDefault(unit, 0L);
    }

    int exhaustedOn(RewardUnit unit) {
        return exhausted.getOrDefault(unit, 0);
    }

    void play() {
        for (int day = 0; day < believed.days(); day++) {
            int coming = poisson(believed.friendsPerDay());
            for (int i = 0; i < coming; i++) {
                friend(start.plus(DAY.multipliedBy(day)).plus(part(DAY)));
            }
        }
        Instant end = start.plus(DAY.multipliedBy(believed.days()));
        while (!steps.isEmpty() && steps.peek().at().isBefore(end)) {
            Step step = steps.remove();
            decide(step.friend(), step.fact(), step.at());
        }
    }

    private void friend(Instant at) {
        int id = friends.size();
        friends.put(id, new Friend(referrer()));
        if (random.nextInt(BASIS) >= believed.orders()) {
            return;
        }
        OrderId order = new OrderId("o" + id);
        Instant cut = Instant.ofEpochMilli(at.toEpochMilli());
        long net = Math.max(1, Math.round(-Math.log(1 - random.nextDouble()) * believed.meanOrder()));
        PaidOrder paid = new PaidOrder(
                new IdempotencyKey(new EventSource("simulated"), new EventId("o" + id)),
                order,
                new MemberId("f" + id),
                program.qualification().currency(),
                List.of(OrderLine.of(LINE, net)),
                cut);
        Bond bond = new Bond(Party.of(new MemberId("r" + friends.get(id).referrer)), Strength.TYPED_CODE, CHANNEL, cut);
        add(cut, id, new ReferralFact.Registered(cut, Screening.PASSED));
        add(cut, id, new ReferralFact.Bound(bond, cut, Screening.PASSED));
        add(cut, id, new ReferralFact.Paid(paid, Optional.of(bond), 1, Screening.PASSED));
        Instant receipt = cut.plus(DAY.multipliedBy(believed.receiptDays()));
        add(receipt, id, new ReferralFact.Received(order, receipt));
        if (random.nextInt(BASIS) < believed.refunds()) {
            Instant refund = cut.plus(part(DAY.multipliedBy(believed.refundDays())));
            add(refund, id, new ReferralFact.Refunded(order, net, refund));
        }
    }

    private Duration part(Duration whole) {
        long millis = whole.toMillis();
        return Duration.ofMillis(millis == 0 ? 0 : random.nextLong(millis));
    }

    private void add(Instant at, int friend, ReferralFact fact) {
        steps.add(new Step(at, numbers++, friend, fact));
    }

    private int referrer() {
        double point = random.nextDouble() * shares[shares.length - 1];
        int low = 0;
        int high = shares.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shares[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Knuth's method, in parts small enough for the exponential. */
    private int poisson(int mean) {
        int count = 0;
        int left = mean;
        while (left > 0) {
            int part = Math.min(left, 500);
            left -= part;
            double limit = Math.exp(-part);
            double product = random.nextDouble();
            while (product > limit) {
                count++;
                product *= random.nextDouble();
            }
        }
        return count;
    }

    private void decide(int id, ReferralFact fact, Instant now) {
        Friend friend = friends.get(id);
        if (friend == null) {
            return;
        }
        Referrer referrer = referrers.computeIfAbsent(friend.referrer, it -> new Referrer());
        ReferralState state = new ReferralState(
                friend.referral,
                friend.order,
                referrer.account,
                friend.account,
                friend.rows,
                fact instanceof ReferralFact.Refunded ? others(referrer, id) : Map.of(),
                tally);
        ReferralDecision decision = rules.decide(state, fact, now);
        friend.referral = decision.after().referral();
        friend.order = decision.after().order();
        friend.account = decision.after().friend();
        referrer.account = decision.after().referrer();
        tally = decision.after().tally();
        decision.changed().forEach((ref, row) -> changed(id, referrer, ref, row, now));
        watch();
        List<Transfer> outbox = List.copyOf(friend.referral.outbox());
        if (!outbox.isEmpty()) {
            Transfer next = outbox.get(0);
            decide(id, new ReferralFact.Transferred(next, next.amount()), now);
        } else {
            decision.dueAt().filter(it -> it.isAfter(now)).ifPresent(it -> add(it, id, new ReferralFact.TimePassed()));
        }
    }

    private Map<RowRef, Grant> others(Referrer referrer, int id) {
        Map<RowRef, Grant> rows = new LinkedHashMap<>();
        referrer.owners.forEach((ref, owner) -> {
            Friend other = friends.get(owner);
            Grant row = other == null ? null : other.rows.get(ref);
            if (owner != id && row != null) {
                rows.put(ref, row);
            }
        });
        return rows;
    }

    private void changed(int id, Referrer referrer, RowRef ref, Grant row, Instant now) {
        int owner = ref.side() == Side.REFERRER ? referrer.owners.getOrDefault(ref, id) : id;
        Friend friend = friends.get(owner);
        if (friend == null) {
            return;
        }
        if (friend.rows.put(ref, row) == null) {
            program.rule(ref.rule()).ifPresent(rule -> {
                lost.merge(rule.unit(), row.forfeited(), Math::addExact);
                if (row.limits().contains(Reason.BUDGET_EXHAUSTED)) {
                    int day = (int) Duration.between(start, now).toDays() + 1;
                    exhausted.merge(rule.unit(), day, Math::min);
                }
            });
        }
        if (ref.side() == Side.REFERRER) {
            referrer.owners.put(ref, owner);
        }
    }

    private void watch() {
        List<RewardUnit> units = new ArrayList<>(tally.units().keySet());
        for (RewardUnit unit : units) {
            liability.merge(unit, tally.unit(unit).reserved(), Math::max);
        }
    }
}
