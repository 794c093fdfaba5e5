package io.communitykit.referral.reward;

import io.communitykit.referral.Side;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where friends stand and whom ladders count, friend by friend and without ledgers. The oracle of the property tests. */
final class NaiveReferrals {

    /** Where a side stands, as far as it matters to ladders. */
    enum Stand {
        WAITS,
        EXPIRED,
        COOLS,
        COUNTS,
        DONE,
        OUT
    }

    static final class NaiveSide {
        Stand stand = Stand.WAITS;
        boolean counts;

        @Nullable
        Instant reviewBy;
    }

    static final class NaiveOrder {
        @Nullable
        Instant paidAt;

        @Nullable
        Instant receivedAt;

        long net;
        long refunded;
    }

    static final class NaiveFriend {
        final String referrer;
        final Map<Side, NaiveSide> sides = new EnumMap<>(Side.class);
        final Map<Integer, NaiveOrder> orders = new HashMap<>();

        @Nullable
        NaiveOrder qualified;

        @Nullable
        Instant countsAt;

        NaiveFriend(String referrer) {
            this.referrer = referrer;
        }

        NaiveOrder order(int number) {
            return orders.computeIfAbsent(number, it -> new NaiveOrder());
        }

        NaiveSide side(Side side) {
            return sides.computeIfAbsent(side, it -> new NaiveSide());
        }
    }

    private final ReferralProgram program;
    private final Map<String, Screening> screenings;
    private final Map<String, Instant> nextSlot = new HashMap<>();
    final Map<String, NaiveFriend> friends = new TreeMap<>();

    NaiveReferrals(ReferralProgram program, Map<String, Screening> screenings) {
        this.program = program;
        this.screenings = screenings;
    }

    private NaiveFriend friend(String friend, String referrer) {
        return friends.computeIfAbsent(friend, it -> new NaiveFriend(referrer));
    }

    void paid(String id, String referrer, int number, long net, Instant at, Instant now) {
        NaiveFriend friend = friend(id, referrer);
        NaiveOrder order = friend.order(number);
        if (order.paidAt != null) {
            return;
        }
        order.paidAt = at;
        order.net = net;
        friend.side(Side.REFERRER);
        friend.side(Side.FRIEND);
        boolean first = number == 1 || program.qualification().orders() == Qualification.Orders.ANY;
        if (friend.qualified == null && first && net >= program.qualification().minimum() && at.isBefore(expiry())) {
            friend.qualified = order;
            if (net - order.refunded < program.qualification().minimum()) {
                friend.sides.values().forEach(side -> side.stand = Stand.OUT);
            } else {
                qualify(id, friend, at, now);
            }
        }
        advance(now);
    }

    private Instant expiry() {
        return Shop.START.plus(program.qualification().within().orElseThrow());
    }

    private void qualify(String id, NaiveFriend friend, Instant at, Instant now) {
        Screening screening = screenings.getOrDefault(id, Screening.PASSED);
        friend.countsAt = at;
        friend.sides.forEach((which, side) -> {
            Screening.Verdict verdict = screening.of(which);
            if (verdict instanceof Screening.Verdict.Refuse) {
                side.stand = Stand.OUT;
                return;
            }
            if (verdict instanceof Screening.Verdict.Review) {
                side.reviewBy = now.plus(program.review().within());
            }
            if (which == Side.REFERRER && program.coolDown().isPresent()) {
                Instant slot = nextSlot.getOrDefault(friend.referrer, at);
                friend.countsAt = slot.isAfter(at) ? slot : at;
                nextSlot.put(
                        friend.referrer, friend.countsAt.plus(program.coolDown().get()));
            }
            side.stand = Stand.COOLS;
        });
        friend.side(Side.FRIEND).stand = friend.side(Side.FRIEND).stand == Stand.COOLS ? Stand.COUNTS : Stand.OUT;
        friend.side(Side.FRIEND).counts = friend.side(Side.FRIEND).stand == Stand.COUNTS;
    }

    void received(String id, String referrer, int number, Instant at, Instant now) {
        NaiveOrder order = friend(id, referrer).order(number);
        if (order.receivedAt == null) {
            order.receivedAt = at;
        }
        advance(now);
    }

    void refunded(String id, String referrer, int number, long net, Instant now) {
        advance(now);
        NaiveFriend friend = friend(id, referrer);
        NaiveOrder order = friend.order(number);
        long before = order.net - order.refunded;
        order.refunded += net;
        long minimum = program.qualification().minimum();
        if (order == friend.qualified && before >= minimum && order.net - order.refunded < minimum) {
            friend.sides.forEach((which, side) -> out(which, side));
        }
    }

    private void out(Side which, NaiveSide side) {
        boolean stays = side.stand == Stand.DONE
                && program.rules(which).stream()
                        .allMatch(it -> it.clawback() == io.communitykit.referral.program.Clawback.NONE_AFTER_PAID);
        side.counts = false;
        side.stand = stays ? Stand.DONE : Stand.OUT;
    }

    void reviewed(String id, Side which, boolean passes, Instant now) {
        advance(now);
        Optional.ofNullable(friends.get(id)).map(it -> it.sides.get(which)).ifPresent(side -> {
            boolean open = side.reviewBy != null && (side.stand == Stand.COOLS || side.stand == Stand.COUNTS);
            if (open && !passes) {
                out(which, side);
            } else if (open) {
                side.reviewBy = null;
            }
        });
        advance(now);
    }

    void advance(Instant now) {
        for (NaiveFriend friend : friends.values()) {
            friend.sides.forEach((which, side) -> advance(friend, which, side, now));
        }
    }

    private void advance(NaiveFriend friend, Side which, NaiveSide side, Instant now) {
        if (side.stand == Stand.WAITS && !now.isBefore(expiry())) {
            side.stand = Stand.EXPIRED;
        }
        if (side.stand == Stand.COOLS && friend.countsAt != null && !friend.countsAt.isAfter(now)) {
            side.stand = Stand.COUNTS;
            side.counts = true;
        }
        if (side.stand != Stand.COUNTS) {
            return;
        }
        if (side.reviewBy != null) {
            if (now.isBefore(side.reviewBy)) {
                return;
            }
            if (program.review().then() == ReviewRule.Timeout.REFUSE) {
                out(which, side);
                return;
            }
            side.reviewBy = null;
        }
        if (!now.isBefore(holdEnd(friend))) {
            side.stand = Stand.DONE;
        }
    }

    private Instant holdEnd(NaiveFriend friend) {
        NaiveOrder order = friend.qualified;
        if (order == null || order.paidAt == null) {
            throw new IllegalStateException("counted without an order");
        }
        Instant begin = order.receivedAt != null
                ? order.receivedAt
                : order.paidAt.plus(program.hold().receiptWithin());
        if (program.hold().from() == HoldRule.From.PAYMENT) {
            begin = order.paidAt;
        }
        return begin.plus(program.hold().length());
    }

    long counted(String referrer) {
        return friends.values().stream()
                .filter(it -> it.referrer.equals(referrer))
                .map(it -> it.sides.get(Side.REFERRER))
                .filter(it -> it != null && it.counts)
                .count();
    }

    static Stand stand(SideStatus status) {
        return switch (status) {
            case ATTRIBUTED, PENDING -> Stand.WAITS;
            case COOLING -> Stand.COOLS;
            case QUALIFIED, HELD, IN_REVIEW -> Stand.COUNTS;
            case APPROVED, SETTLED -> Stand.DONE;
            case EXPIRED -> Stand.EXPIRED;
            case REJECTED, VOIDED, CLAWED_BACK -> Stand.OUT;
        };
    }
}
