package io.communitykit.referral.reward;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.reward.Screening.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One friend, open for changes: where both sides stand. What that means for rewards is {@link OpenRewards}. Used once, by one thread. */
final class OpenReferral {

    private final ReferralProgram program;
    private final Instant now;
    private final OpenRewards rewards;
    private final Map<Side, SideState> sides = new EnumMap<>(Side.class);
    private Optional<Bond> bond;
    private Optional<Instant> boundAt;
    private Optional<Instant> registeredAt;
    private Optional<QualifyingOrder> order;
    private Optional<Instant> countsAt;
    private Optional<Instant> releaseAt;
    private Optional<Instant> retryAt;
    private OrderFacts told;

    OpenReferral(ReferralProgram program, ReferralState state, Instant now) {
        this.program = program;
        this.now = now;
        this.rewards = new OpenRewards(program, state, now);
        Referral referral = state.referral();
        this.sides.putAll(referral.sides());
        this.bond = referral.bond();
        this.boundAt = referral.boundAt();
        this.registeredAt = referral.registeredAt();
        this.order = referral.order();
        this.countsAt = referral.countsAt();
        this.releaseAt = referral.releaseAt();
        this.retryAt = referral.retryAt();
        this.told = state.order();
        SideState referrer = sides.get(Side.REFERRER);
        if (isReferrerErased() && referrer != null && !isOver(referrer.status())) {
            sides.put(
                    Side.REFERRER,
                    new SideState(
                            SideStatus.REJECTED,
                            Optional.of(Reason.ERASED),
                            now,
                            ReviewStanding.NONE,
                            Optional.empty()));
        }
    }

    private boolean isReferrerErased() {
        return bond.isPresent() && bond.get().referrer().known().isEmpty();
    }

    private static boolean isOver(SideStatus status) {
        return status.isEnd() || status == SideStatus.APPROVED || status == SideStatus.SETTLED;
    }

    ReferralDecision decide(ReferralFact fact) {
        advance();
        Optional<Reason> refused = tell(fact);
        advance();
        Referral after = new Referral(
                bond,
                boundAt,
                registeredAt,
                order,
                countsAt,
                releaseAt,
                sides,
                rewards.refs(),
                rewards.outbox(),
                rewards.outbox().isEmpty() ? Optional.empty() : retryAt);
        return new ReferralDecision(rewards.close(after, told), rewards.changed(), dueAt(after), refused);
    }

    private Optional<Reason> tell(ReferralFact fact) {
        if (fact instanceof ReferralFact.Bound bound) {
            return bound(bound);
        } else if (fact instanceof ReferralFact.Registered registered) {
            return registered(registered);
        } else if (fact instanceof ReferralFact.Paid paid) {
            return paid(paid);
        } else if (fact instanceof ReferralFact.Received received) {
            return received(received);
        } else if (fact instanceof ReferralFact.Refunded refunded) {
            return refunded(refunded);
        } else if (fact instanceof ReferralFact.Reviewed reviewed) {
            return reviewed(reviewed);
        } else if (fact instanceof ReferralFact.Transferred transferred) {
            transferred(transferred);
        } else if (fact instanceof ReferralFact.Postponed postponed) {
            retryAt = Optional.of(postponed.until());
        } else if (fact instanceof ReferralFact.Withdrawn) {
            withdrawn();
        }
        return Optional.empty();
    }

    // --- Who brought the friend.

    private Optional<Reason> bound(ReferralFact.Bound bound) {
        Optional<Reason> reason = bind(bound.bond(), bound.at());
        return reason.isPresent() || registeredAt.isEmpty()
                ? reason
                : qualifyByRegistration(registeredAt.get(), bound.screening());
    }

    private Optional<Reason> bind(Bond next, Instant at) {
        if (countsAt.isPresent()
                || sides.values().stream().anyMatch(side -> side.status().isEnd())) {
            return bond.isPresent() && bond.get().referrer().equals(next.referrer())
                    ? Optional.empty()
                    : Optional.of(Reason.ALREADY_REFERRED);
        }
        if (bond.isEmpty()) {
            rewards.tally().bound();
        }
        boundAt = Optional.of(at);
        bond = Optional.of(next);
        for (Side side : Side.values()) {
            sides.put(side, SideState.of(registeredAt.isPresent() ? SideStatus.PENDING : SideStatus.ATTRIBUTED, at));
        }
        return Optional.empty();
    }

    /** A friend who is credited to somebody else now has the time to qualify from that touch on. */
    private Instant bindsAt(Bond next) {
        boolean same = bond.isPresent() && bond.get().referrer().equals(next.referrer());
        return same ? boundAt.orElse(next.touchedAt()) : next.touchedAt();
    }

    private Optional<Reason> registered(ReferralFact.Registered registered) {
        if (registeredAt.isPresent()) {
            return Optional.empty();
        }
        registeredAt = Optional.of(registered.at());
        if (bond.isEmpty()) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        for (Side side : Side.values()) {
            if (status(side) == SideStatus.ATTRIBUTED) {
                move(side, SideStatus.PENDING, Optional.empty());
            }
        }
        return qualifyByRegistration(registered.at(), registered.screening());
    }

    private Optional<Reason> qualifyByRegistration(Instant at, Screening screening) {
        if (program.qualification().on() != Qualification.On.REGISTRATION || countsAt.isPresent()) {
            return Optional.empty();
        }
        Optional<Reason> reason = timely(at);
        if (reason.isEmpty()) {
            qualify(at, 0, screening);
        }
        return reason;
    }

    // --- Orders.

    private Optional<Reason> paid(ReferralFact.Paid paid) {
        told = new OrderFacts(Optional.of(paid.order().at()), paid.order().net(), told.refunded(), told.receivedAt());
        if (paid.bond().isPresent()) {
            Optional<Reason> reason =
                    bind(paid.bond().get(), bindsAt(paid.bond().get()));
            if (reason.isPresent()) {
                return reason;
            }
        }
        if (paid.bond().isEmpty()) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        if (countsAt.isPresent()
                || sides.values().stream().anyMatch(side -> side.status().isEnd())) {
            return Optional.of(Reason.ALREADY_COUNTED);
        }
        Optional<Reason> reason = misses(paid);
        if (reason.isPresent()) {
            return reason;
        }
        QualifyingOrder qualifying = new QualifyingOrder(
                paid.order().order(),
                told.net(),
                Math.min(told.refunded(), told.net()),
                paid.order().at(),
                told.receivedAt());
        order = Optional.of(qualifying);
        qualify(paid.order().at(), qualifying.net(), paid.screening());
        rewards.tally().refunded(qualifying.refunded());
        return Optional.empty();
    }

    private Optional<Reason> misses(ReferralFact.Paid paid) {
        Qualification wanted = program.qualification();
        if (wanted.on() != Qualification.On.ORDER) {
            return Optional.of(Reason.CONDITION_NOT_MET);
        }
        Optional<Reason> reason = timely(paid.order().at());
        if (reason.isPresent()) {
            return reason;
        }
        if (wanted.orders() == Qualification.Orders.FIRST && paid.number() != 1) {
            return Optional.of(Reason.EXISTING_CUSTOMER);
        }
        boolean same = paid.order().currency().equals(wanted.currency());
        return same && isWorth(told.net() - told.refunded())
                ? Optional.empty()
                : Optional.of(told.refunded() > 0 ? Reason.REFUNDED : Reason.CONDITION_NOT_MET);
    }

    private Optional<Reason> timely(Instant at) {
        if (!program.runsAt(at)) {
            return Optional.of(Reason.NOT_RUNNING);
        }
        return expiry().filter(end -> !at.isBefore(end)).map(end -> Reason.EXPIRED);
    }

    private Optional<Instant> expiry() {
        return boundAt.flatMap(at -> program.qualification().within().map(at::plus));
    }

    private boolean isWorth(long net) {
        return net >= program.qualification().minimum() && net > 0;
    }

    private Optional<Reason> received(ReferralFact.Received received) {
        if (told.receivedAt().isPresent()) {
            return Optional.empty();
        }
        told = new OrderFacts(told.paidAt(), told.net(), told.refunded(), Optional.of(received.at()));
        if (order.isEmpty() || !order.get().id().equals(received.order())) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        QualifyingOrder before = order.get();
        order = Optional.of(new QualifyingOrder(
                before.id(), before.net(), before.refunded(), before.paidAt(), Optional.of(received.at())));
        return Optional.empty();
    }

    private Optional<Reason> refunded(ReferralFact.Refunded refunded) {
        told = new OrderFacts(
                told.paidAt(), told.net(), Math.addExact(told.refunded(), refunded.net()), told.receivedAt());
        if (order.isEmpty() || !order.get().id().equals(refunded.order())) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        QualifyingOrder before = order.get();
        QualifyingOrder after = new QualifyingOrder(
                before.id(),
                before.net(),
                Math.min(before.net(), told.refunded()),
                before.paidAt(),
                before.receivedAt());
        order = Optional.of(after);
        rewards.tally().refunded(after.refunded() - before.refunded());
        if (isWorth(before.left()) && !isWorth(after.left())) {
            boolean counted = countsAt.isPresent();
            for (Side side : Side.values()) {
                end(side, Reason.REFUNDED);
            }
            if (counted) {
                rewards.tally().voided();
            }
        }
        return told.excess() > 0 ? Optional.of(Reason.REFUND_BEYOND_PAID) : Optional.empty();
    }

    // --- Where a side stands.

    private void qualify(Instant at, long net, Screening screening) {
        rewards.tally().qualified(net);
        countsAt = Optional.of(at);
        for (Side side : Side.values()) {
            if (state(side).status().isEnd()) {
                continue;
            }
            Verdict verdict = screening.of(side);
            if (verdict instanceof Verdict.Refuse refuse) {
                move(side, SideStatus.REJECTED, Optional.of(refuse.reason()));
                continue;
            }
            if (verdict instanceof Verdict.Review review) {
                sides.put(
                        side,
                        state(side)
                                .reviewed(
                                        ReviewStanding.OPEN,
                                        Optional.of(now.plus(program.review().within()))));
                sides.put(side, because(state(side), review.reason()));
            }
            if (side == Side.REFERRER) {
                countsAt = Optional.of(rewards.slot(at));
            }
            if (side == Side.REFERRER && countsAt.get().isAfter(now)) {
                move(side, SideStatus.COOLING, state(side).reason());
            } else {
                count(side);
            }
        }
    }

    private static SideState because(SideState side, Reason reason) {
        return new SideState(side.status(), Optional.of(reason), side.since(), side.review(), side.reviewBy());
    }

    private void count(Side side) {
        if (side == Side.REFERRER
                && bond.isPresent()
                && bond.get().referrer().known().isEmpty()) {
            move(side, SideStatus.REJECTED, Optional.of(Reason.ERASED));
            return;
        }
        rewards.count(side, day());
        move(side, SideStatus.QUALIFIED, state(side).reason());
    }

    /** The day on which caps count what the friend did. */
    private LocalDate day() {
        Instant at = order.map(QualifyingOrder::paidAt).or(() -> registeredAt).orElse(now);
        return CalendarWindow.dayOf(at, program.zone());
    }

    /** Lets happen what is due. */
    private void advance() {
        if (expiry().isPresent() && !now.isBefore(expiry().get())) {
            for (Side side : Side.values()) {
                if (status(side) == SideStatus.ATTRIBUTED || status(side) == SideStatus.PENDING) {
                    move(side, SideStatus.EXPIRED, Optional.of(Reason.EXPIRED));
                }
            }
        }
        if (countsAt.isPresent() && !countsAt.get().isAfter(now)) {
            if (status(Side.REFERRER) == SideStatus.COOLING) {
                count(Side.REFERRER);
            }
        }
        for (Side side : sides.keySet()) {
            settle(side);
        }
        if (releaseAt.isPresent() && !releaseAt.get().isAfter(now)) {
            releaseAt = Optional.empty();
            for (Side side : Side.values()) {
                rewards.approve(side);
            }
        }
        rewards.serve(CalendarWindow.dayOf(now, program.zone()), this::isApproved);
    }

    private boolean isApproved(Side side) {
        SideStatus status = status(side);
        return status == SideStatus.APPROVED || status == SideStatus.SETTLED || (status.isEnd() && releaseAt.isEmpty());
    }

    private void settle(Side side) {
        SideStatus status = status(side);
        if (!status.isCounted() || status == SideStatus.APPROVED || status == SideStatus.SETTLED) {
            return;
        }
        SideState state = state(side);
        if (state.review() == ReviewStanding.OPEN) {
            if (now.isBefore(state.reviewBy().orElse(now))) {
                moveUp(side, SideStatus.IN_REVIEW);
                return;
            }
            if (program.review().then() == ReviewRule.Timeout.REFUSE) {
                end(side, Reason.HOLD_EXPIRED);
                return;
            }
            sides.put(side, state.reviewed(ReviewStanding.PASSED, Optional.empty()));
        }
        Optional<Instant> begin = holdBegins();
        if (begin.isEmpty()) {
            moveUp(side, SideStatus.QUALIFIED);
        } else if (now.isBefore(begin.get().plus(program.hold().length()))) {
            moveUp(side, SideStatus.HELD);
        } else {
            moveUp(side, SideStatus.APPROVED);
            rewards.approve(side);
            settled(side);
        }
    }

    private void settled(Side side) {
        if (status(side) == SideStatus.APPROVED && rewards.isPaid(side)) {
            move(side, SideStatus.SETTLED, state(side).reason());
        }
    }

    /** When the hold began; empty if it has not. */
    private Optional<Instant> holdBegins() {
        if (order.isEmpty()) {
            return registeredAt;
        }
        if (program.hold().from() == HoldRule.From.PAYMENT) {
            return Optional.of(order.get().paidAt());
        }
        Optional<Instant> received = order.get().receivedAt();
        return received.isPresent()
                ? received
                : Optional.of(receiptAssumed(order.get())).filter(it -> !it.isAfter(now));
    }

    private Instant receiptAssumed(QualifyingOrder qualifying) {
        return qualifying.paidAt().plus(program.hold().receiptWithin());
    }

    private void end(Side side, Reason reason) {
        SideState state = state(side);
        if (state.status().isEnd() || (side == Side.REFERRER && isReferrerErased())) {
            return;
        }
        boolean approved = state.status() == SideStatus.APPROVED || state.status() == SideStatus.SETTLED;
        if (state.status().isCounted()) {
            rewards.uncount(side);
            if (rewards.waits(side)) {
                // Others may have a claim to it; by then the hold of each friend who counts now has ended.
                releaseAt = Optional.of(now.plus(program.hold().receiptWithin())
                        .plus(program.hold().length()));
            }
        }
        if (approved && !rewards.takesBack(side)) {
            sides.put(side, because(state, Reason.ALREADY_PAID));
        } else if (approved) {
            move(side, SideStatus.CLAWED_BACK, Optional.of(reason));
        } else {
            boolean refunded = reason == Reason.REFUNDED;
            move(side, refunded ? SideStatus.VOIDED : SideStatus.REJECTED, Optional.of(reason));
        }
    }

    private Optional<Reason> reviewed(ReferralFact.Reviewed reviewed) {
        Optional<SideState> state = Optional.ofNullable(sides.get(reviewed.side()));
        if (state.isEmpty()
                || state.get().review() != ReviewStanding.OPEN
                || state.get().status().isEnd()) {
            return Optional.of(Reason.CONDITION_NOT_MET);
        }
        if (reviewed.outcome() == ReferralFact.Reviewed.Outcome.REFUSE) {
            end(reviewed.side(), Reason.REVIEW_REFUSED);
        } else {
            SideState passed = state.get().reviewed(ReviewStanding.PASSED, Optional.empty());
            sides.put(
                    reviewed.side(),
                    new SideState(
                            passed.status(), Optional.empty(), passed.since(), passed.review(), passed.reviewBy()));
        }
        return Optional.empty();
    }

    private void withdrawn() {
        for (Side side : sides.keySet()) {
            if (!isOver(status(side))) {
                end(side, Reason.ERASED);
            }
        }
    }

    private void transferred(ReferralFact.Transferred transferred) {
        rewards.transferred(transferred.transfer(), transferred.done());
        retryAt = Optional.empty();
        Side side = transferred.transfer().side();
        if (transferred.done() == 0 && status(side) == SideStatus.APPROVED) {
            sides.put(side, because(state(side), Reason.PAYOUT_REFUSED));
        }
        settled(side);
    }

    private SideState state(Side side) {
        SideState state = sides.get(side);
        if (state == null) {
            throw new IllegalStateException("a referral without a bond has no " + side);
        }
        return state;
    }

    private SideStatus status(Side side) {
        SideState state = sides.get(side);
        return state == null ? SideStatus.REJECTED : state.status();
    }

    private void moveUp(Side side, SideStatus next) {
        if (status(side) != next && status(side).leadsTo(next)) {
            move(side, next, state(side).reason());
        }
    }

    private void move(Side side, SideStatus next, Optional<Reason> reason) {
        sides.put(side, state(side).to(next, reason, now));
    }

    // --- When to look again.

    private Optional<Instant> dueAt(Referral after) {
        Earliest due = new Earliest();
        if (!after.outbox().isEmpty()) {
            due.offer(after.retryAt().orElse(now));
        }
        releaseAt.ifPresent(due::offer);
        if (rewards.isQueued()) {
            due.offer(CalendarWindow.startOfDay(
                    CalendarWindow.dayOf(now, program.zone()).plusDays(1), program.zone()));
        }
        for (Side side : sides.keySet()) {
            timer(side).ifPresent(due::offer);
        }
        return due.instant;
    }

    private Optional<Instant> timer(Side side) {
        SideState state = state(side);
        return switch (state.status()) {
            case ATTRIBUTED, PENDING -> expiry();
            case COOLING -> countsAt;
            case IN_REVIEW -> state.reviewBy();
            case QUALIFIED -> order.map(this::receiptAssumed);
            case HELD -> holdBegins().map(it -> it.plus(program.hold().length()));
            case APPROVED, SETTLED, REJECTED, EXPIRED, VOIDED, CLAWED_BACK -> Optional.empty();
        };
    }

    private static final class Earliest {
        private Optional<Instant> instant = Optional.empty();

        void offer(Instant other) {
            if (instant.isEmpty() || other.isBefore(instant.get())) {
                instant = Optional.of(other);
            }
        }
    }
}
