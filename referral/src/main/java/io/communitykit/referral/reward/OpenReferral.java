package io.communitykit.referral.reward;

import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.reward.Screening.Verdict;
import io.communitykit.referral.reward.ledger.Transfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One friend, open for changes: where both sides stand. What that means for rewards is {@link OpenRewards}. Used once, by one thread. */
final class OpenReferral {

    private final ReferralProgram program;
    private final Instant now;
    private final OpenRewards rewards;
    private final OpenSides sides;
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
        this.sides = new OpenSides(referral.sides(), now);
        this.bond = referral.bond();
        this.boundAt = referral.boundAt();
        this.registeredAt = referral.registeredAt();
        this.order = referral.order();
        this.countsAt = referral.countsAt();
        this.releaseAt = referral.releaseAt();
        this.retryAt = referral.retryAt();
        this.told = state.order();
        if (isReferrerErased() && !sides.isOver(Side.REFERRER)) {
            // Straight there, also from EXPIRED: what the referrer had is gone with the referrer.
            sides.put(Side.REFERRER, SideState.of(SideStatus.REJECTED, now).because(Optional.of(Reason.ERASED)));
        }
    }

    private boolean isReferrerErased() {
        return bond.isPresent() && bond.get().referrer().known().isEmpty();
    }

    /** What the referrer had is gone with the referrer. */
    private boolean isGone(Side side) {
        return side == Side.REFERRER && isReferrerErased();
    }

    private ReferralTimes times() {
        return new ReferralTimes(program, boundAt, registeredAt, order, countsAt);
    }

    ReferralDecision decide(ReferralFact fact) {
        if (fact instanceof ReferralFact.Withdrawn) {
            endWhatCannotCount();
        }
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
                rewards.servedFrom(today()).map(this::start),
                sides.all(),
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
        if (isDecided()) {
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

    private boolean isDecided() {
        return countsAt.isPresent() || sides.isAnyEnded();
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
            if (sides.is(side, SideStatus.ATTRIBUTED)) {
                sides.move(side, SideStatus.PENDING, Optional.empty());
            }
        }
        return qualifyByRegistration(registered.at(), registered.screening());
    }

    private Optional<Reason> qualifyByRegistration(Instant at, Screening screening) {
        if (program.qualification().on() != Qualification.On.REGISTRATION || isDecided()) {
            return Optional.empty();
        }
        Optional<Reason> reason = isOfBefore(at) ? Optional.of(Reason.EXISTING_CUSTOMER) : timely(at);
        if (reason.isEmpty()) {
            qualify(at, 0, screening);
        }
        return reason;
    }

    /** Whether something happened before anybody had brought the friend. */
    private boolean isOfBefore(Instant at) {
        return bond.isPresent() && at.isBefore(bond.get().touchedAt());
    }

    // --- Orders.

    private Optional<Reason> paid(ReferralFact.Paid paid) {
        told = told.paid(paid.order());
        if (paid.bond().isEmpty()) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        Optional<Reason> reason = bind(paid.bond().get(), bindsAt(paid.bond().get()));
        if (reason.isEmpty() && isDecided()) {
            reason = Optional.of(Reason.ALREADY_COUNTED);
        }
        if (reason.isEmpty()) {
            reason = misses(paid);
        }
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
        rewards.tally().refunded(qualifying.refunded());
        if (isWorth(qualifying.left())) {
            qualify(qualifying.paidAt(), qualifying.net(), paid.screening());
            return Optional.empty();
        }
        return voidAtOnce(qualifying);
    }

    /** A refund that was told before the payment leaves what it leaves when it is told after it. */
    private Optional<Reason> voidAtOnce(QualifyingOrder qualifying) {
        rewards.tally().qualified(qualifying.net());
        rewards.tally().voided();
        countsAt = Optional.of(qualifying.paidAt());
        for (Side side : Side.values()) {
            sides.move(side, SideStatus.VOIDED, Optional.of(Reason.REFUNDED));
        }
        return Optional.of(Reason.REFUNDED);
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
        if (isOfBefore(paid.order().at()) || (wanted.orders() == Qualification.Orders.FIRST && paid.number() != 1)) {
            return Optional.of(Reason.EXISTING_CUSTOMER);
        }
        boolean same = paid.order().currency().equals(wanted.currency());
        return same && isWorth(told.net()) ? Optional.empty() : Optional.of(Reason.CONDITION_NOT_MET);
    }

    private Optional<Reason> timely(Instant at) {
        if (!program.runsAt(at)) {
            return Optional.of(Reason.NOT_RUNNING);
        }
        return times().expiry().filter(end -> !at.isBefore(end)).map(end -> Reason.EXPIRED);
    }

    private boolean isWorth(long net) {
        return net >= program.qualification().minimum() && net > 0;
    }

    private Optional<Reason> received(ReferralFact.Received received) {
        if (told.receivedAt().isPresent()) {
            return Optional.empty();
        }
        told = told.received(received.at());
        if (order.isEmpty() || !order.get().id().equals(received.order())) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        QualifyingOrder before = order.get();
        order = Optional.of(new QualifyingOrder(
                before.id(), before.net(), before.refunded(), before.paidAt(), Optional.of(received.at())));
        return Optional.empty();
    }

    private Optional<Reason> refunded(ReferralFact.Refunded refunded) {
        // Beyond all that can have been paid it does not matter by how much.
        long all =
                refunded.net() > Long.MAX_VALUE - told.refunded() ? Long.MAX_VALUE : told.refunded() + refunded.net();
        told = told.refunded(all);
        if (order.isEmpty() || !order.get().id().equals(refunded.order())) {
            return Optional.of(Reason.NOT_REFERRED);
        }
        QualifyingOrder before = order.get();
        QualifyingOrder after = new QualifyingOrder(
                before.id(), before.net(), Math.min(before.net(), all), before.paidAt(), before.receivedAt());
        order = Optional.of(after);
        rewards.tally().refunded(after.refunded() - before.refunded());
        if (isWorth(before.left()) && !isWorth(after.left())) {
            for (Side side : Side.values()) {
                end(side, Reason.REFUNDED);
            }
            rewards.tally().voided();
        }
        return told.excess() > 0 ? Optional.of(Reason.REFUND_BEYOND_PAID) : Optional.empty();
    }

    // --- Where a side stands.

    private void qualify(Instant at, long net, Screening screening) {
        rewards.tally().qualified(net);
        countsAt = Optional.of(at);
        for (Side side : Side.values()) {
            if (sides.state(side).status().isEnd()) {
                continue;
            }
            Verdict verdict = screening.of(side);
            if (verdict instanceof Verdict.Refuse refuse) {
                sides.move(side, SideStatus.REJECTED, Optional.of(refuse.reason()));
                continue;
            }
            if (verdict instanceof Verdict.Review review) {
                Instant until = now.plus(program.review().within());
                sides.put(side, sides.state(side).toReview(review.reason(), until));
            }
            if (side == Side.REFERRER) {
                // A clock that goes wrong must not make all who come later wait for it.
                countsAt = Optional.of(rewards.slot(at.isAfter(now) ? now : at));
            }
            if (side == Side.REFERRER && countsAt.get().isAfter(now)) {
                sides.move(side, SideStatus.COOLING);
            } else {
                count(side);
            }
        }
    }

    private void count(Side side) {
        List<RuleId> counted = rewards.count(side, day());
        sides.put(side, sides.state(side).countedBy(counted).under(program.version()));
        sides.move(side, SideStatus.QUALIFIED);
    }

    /** The day on which caps count what the friend did. */
    private LocalDate day() {
        Instant at = order.map(QualifyingOrder::paidAt).or(() -> registeredAt).orElse(now);
        return CalendarWindow.dayOf(at, program.zone());
    }

    /** Lets happen what is due. */
    private void advance() {
        Optional<Instant> expiry = times().expiry();
        for (Side side : sides.present()) {
            boolean waits = sides.is(side, SideStatus.ATTRIBUTED) || sides.is(side, SideStatus.PENDING);
            if (waits && expiry.isPresent() && !now.isBefore(expiry.get())) {
                sides.move(side, SideStatus.EXPIRED, Optional.of(Reason.EXPIRED));
            }
        }
        if (sides.is(Side.REFERRER, SideStatus.COOLING)
                && countsAt.filter(it -> !it.isAfter(now)).isPresent()) {
            count(Side.REFERRER);
        }
        sides.present().stream().filter(this::isToBeTakenBack).forEach(this::takeBack);
        sides.present().forEach(this::settle);
        if (releaseAt.isPresent() && !releaseAt.get().isAfter(now)) {
            release();
        }
        rewards.serve(today(), this::isApproved);
    }

    /** Approves what others have a claim to; a side that still waits for its own hold goes on waiting. */
    private void release() {
        releaseAt = Optional.empty();
        for (Side side : sides.present()) {
            if (sides.state(side).status().isEnd()) {
                rewards.approve(side);
                if (rewards.isHeld(side)) {
                    // An edition that has the rule again approves it.
                    releaseAt = Optional.of(tomorrow());
                }
            }
        }
    }

    private boolean isApproved(Side side) {
        SideStatus status = sides.state(side).status();
        return status == SideStatus.APPROVED || status == SideStatus.SETTLED || (status.isEnd() && releaseAt.isEmpty());
    }

    private void settle(Side side) {
        SideState state = sides.state(side);
        if (state.status() == SideStatus.APPROVED) {
            approve(side);
            return;
        }
        if (!state.status().isCounted() || state.status() == SideStatus.SETTLED) {
            return;
        }
        if (state.review() == ReviewStanding.OPEN) {
            if (now.isBefore(state.reviewBy().orElse(now))) {
                sides.moveUp(side, SideStatus.IN_REVIEW);
                return;
            }
            if (program.review().then() == ReviewRule.Timeout.REFUSE) {
                end(side, Reason.HOLD_EXPIRED);
                return;
            }
            sides.put(side, state.passed());
        }
        Optional<Instant> end = times().holdEnds(now);
        if (end.isEmpty()) {
            sides.moveUp(side, SideStatus.QUALIFIED);
        } else if (now.isBefore(end.get())) {
            sides.moveUp(side, SideStatus.HELD);
        } else {
            sides.moveUp(side, SideStatus.APPROVED);
            approve(side);
        }
    }

    private void approve(Side side) {
        rewards.approve(side);
        settled(side);
    }

    private void settled(Side side) {
        if (sides.is(side, SideStatus.APPROVED) && rewards.isPaid(side) && !rewards.isHeld(side)) {
            sides.move(side, SideStatus.SETTLED);
        }
    }

    private void end(Side side, Reason reason) {
        SideState state = sides.state(side);
        if (state.status().isEnd() || isGone(side)) {
            return;
        }
        boolean approved = sides.isOver(side);
        takeBack(side);
        if (rewards.waits(side)) {
            // Others may have a claim to it; by then the hold of each friend who counts now has ended.
            releaseAt = Optional.of(times().allHoldsEnd(now));
        }
        // What is left of the rules is taken back when an edition has them again.
        boolean takesBack =
                rewards.takesBack(side) || !sides.state(side).counted().isEmpty();
        if (approved && !takesBack) {
            sides.because(side, Reason.ALREADY_PAID);
        } else if (approved) {
            sides.move(side, SideStatus.CLAWED_BACK, Optional.of(reason));
        } else {
            boolean refunded = reason == Reason.REFUNDED;
            sides.move(side, refunded ? SideStatus.VOIDED : SideStatus.REJECTED, Optional.of(reason));
        }
    }

    /** By rules that this edition has not it is done when one has them again. */
    private void takeBack(Side side) {
        SideState state = sides.state(side);
        sides.put(side, state.countedBy(rewards.uncount(side, state.counted(), state.edition())));
    }

    private boolean isToBeTakenBack(Side side) {
        return sides.state(side).isToBeTakenBack() && !isGone(side);
    }

    private Optional<Reason> reviewed(ReferralFact.Reviewed reviewed) {
        Optional<SideState> state = sides.find(reviewed.side())
                .filter(it -> it.review() == ReviewStanding.OPEN && !it.status().isEnd());
        if (state.isEmpty()) {
            return Optional.of(Reason.CONDITION_NOT_MET);
        }
        if (reviewed.outcome() == ReferralFact.Reviewed.Outcome.REFUSE) {
            end(reviewed.side(), Reason.REVIEW_REFUSED);
        } else {
            sides.put(reviewed.side(), state.get().passed().because(Optional.empty()));
        }
        return Optional.empty();
    }

    /** A rule that is refused for its unit must not keep a friend from being erased. */
    private void endWhatCannotCount() {
        if (sides.is(Side.REFERRER, SideStatus.COOLING) && !rewards.mayCount(Side.REFERRER)) {
            end(Side.REFERRER, Reason.ERASED);
        }
    }

    /** Nobody will tell of the friend again: nothing may be left for later. */
    private void withdrawn() {
        for (Side side : sides.present()) {
            if (!sides.isOver(side)) {
                end(side, Reason.ERASED);
            }
        }
        for (Side side : sides.present()) {
            rewards.loseMissing(side, isToBeTakenBack(side) ? sides.state(side).counted() : List.of(), Reason.ERASED);
        }
        rewards.loseQueued(Reason.ERASED);
        release();
    }

    private void transferred(ReferralFact.Transferred transferred) {
        Transfer transfer = transferred.transfer();
        rewards.transferred(transfer, transferred.done());
        retryAt = Optional.empty();
        boolean unpaid = transfer.direction() == Transfer.Direction.PAY && transferred.done() == 0;
        if (unpaid && sides.is(transfer.side(), SideStatus.APPROVED)) {
            sides.because(transfer.side(), Reason.PAYOUT_REFUSED);
        }
        settled(transfer.side());
    }

    // --- When to look again.

    private LocalDate today() {
        return CalendarWindow.dayOf(now, program.zone());
    }

    private Instant start(LocalDate day) {
        return CalendarWindow.startOfDay(day, program.zone());
    }

    private Instant tomorrow() {
        return start(today().plusDays(1));
    }

    /** Whether something is to be approved or taken back by a rule that this edition has not; nobody says when one has it again. */
    private boolean waitsForRule(Side side) {
        return (sides.is(side, SideStatus.APPROVED) && rewards.isHeld(side)) || isToBeTakenBack(side);
    }

    private Optional<Instant> dueAt(Referral after) {
        List<Instant> all = new ArrayList<>();
        if (!after.outbox().isEmpty()) {
            all.add(after.retryAt().orElse(now));
        }
        after.releaseAt().ifPresent(all::add);
        after.serveAt().ifPresent(all::add);
        for (SideState side : after.sides().values()) {
            times().timer(side, now).ifPresent(all::add);
        }
        if (sides.present().stream().anyMatch(this::waitsForRule)) {
            all.add(tomorrow());
        }
        return all.stream().min(Comparator.naturalOrder());
    }
}
