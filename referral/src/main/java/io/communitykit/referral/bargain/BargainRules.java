package io.communitykit.referral.bargain;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides what happens to a bargain. Pure: the same state, fact and instant give the same decision. Immutable and safe for many threads.
 *
 * @param policy the rules
 */
public record BargainRules(BargainPolicy policy) {

    /**
     * What a decision about one member in one bargain rests on, and what it comes to.
     *
     * @param bargain the bargain; empty before it is started
     * @param cut what the member cut of it
     * @param member how often the member took part in the activity
     */
    public record State(Optional<Bargain> bargain, Optional<Cut> cut, MemberBargains member) {}

    /**
     * What a fact comes to.
     *
     * @param result what to answer
     * @param after what to keep
     */
    public record Decision(BargainResult result, State after) {}

    /** Whose bargain it is, as seen by a member. */
    public enum Standing {
        /** The member started it. */
        OWNER,
        /** Another did. */
        FRIEND
    }

    /**
     * A member starts a bargain.
     *
     * @param state what is known
     * @param standing whether an existing one is the member's
     * @param seed what chance begins with
     * @param now when
     * @return applied, replayed where the member started it before, or declined
     */
    public Decision start(State state, Standing standing, long seed, Instant now) {
        if (state.bargain().isPresent()) {
            return standing == Standing.OWNER ? replayed(state) : declined(state, Reason.ALREADY_TOLD);
        }
        Instant at = Timestamps.cut("instant of a start", now);
        Optional<Reason> against = policy.runs()
                .filter(runs -> !runs.contains(at))
                .map(runs -> at.isBefore(runs.start()) ? Reason.STARTS_LATER : Reason.NOT_RUNNING)
                .or(() -> reached(policy.limits().bargains(), state.member().started(), Reason.MEMBER_LIMIT_REACHED));
        if (against.isPresent()) {
            return declined(state, against.get());
        }
        Instant ends = at.plus(policy.lasts());
        Bargain started = new Bargain(
                policy.version(),
                policy.currency(),
                new CutPlan(policy.terms(), seed),
                at,
                ends,
                ends.plus(policy.buyWithin()),
                0,
                0,
                Optional.empty(),
                Optional.empty());
        return applied(
                new State(Optional.of(started), state.cut(), state.member().starting()), Optional.empty());
    }

    /**
     * A friend helps.
     *
     * @param state what is known
     * @param standing whether it is the helper's own
     * @param weight as what the helper comes
     * @param screened what a screen has against it
     * @param now when
     * @return applied with the cut, replayed with the one before, or declined
     */
    public Decision help(
            State state, Standing standing, CutPlan.Weight weight, Optional<Reason> screened, Instant now) {
        return help(state, standing, weight, screened, now, new KnownPlans());
    }

    /** With plans that were made before. */
    Decision help(
            State state,
            Standing standing,
            CutPlan.Weight weight,
            Optional<Reason> screened,
            Instant now,
            KnownPlans plans) {
        if (state.bargain().isEmpty()) {
            return declined(state, Reason.NOT_FOUND);
        }
        if (state.cut().isPresent()) {
            return replayed(state);
        }
        Bargain bargain = state.bargain().get();
        LocalDate day = CalendarWindow.dayOf(now, policy.zone());
        Optional<Reason> against = closed(bargain, now)
                .or(() -> standing == Standing.OWNER ? Optional.of(Reason.SELF_REFERRAL) : Optional.empty())
                .or(() -> screened)
                .or(() -> reached(policy.limits().helpsPerDay(), state.member().helpsOn(day), Reason.DAY_LIMIT_REACHED))
                .or(() -> reached(policy.limits().helps(), state.member().helps(), Reason.MEMBER_LIMIT_REACHED));
        if (against.isPresent()) {
            return declined(state, against.get());
        }
        long amount = plans.next(bargain.plan(), bargain.helped(), bargain.cut(), weight);
        Cut cut = new Cut(bargain.helped() + 1, amount, weight, now);
        Bargain after = bargain.with(bargain.helped() + 1, Math.addExact(bargain.cut(), amount));
        return applied(
                new State(Optional.of(after), Optional.of(cut), state.member().helping(day)), Optional.of(cut));
    }

    private static Optional<Reason> closed(Bargain bargain, Instant now) {
        return switch (bargain.statusAt(now)) {
            case RUNNING -> Optional.empty();
            case REACHED -> Optional.of(Reason.FLOOR_REACHED);
            case ORDERED, BOUGHT -> Optional.of(Reason.ALREADY_ORDERED);
            case ENDED, EXPIRED -> Optional.of(Reason.EXPIRED);
        };
    }

    private static Optional<Reason> reached(OptionalInt limit, int count, Reason reason) {
        return limit.isPresent() && count >= limit.getAsInt() ? Optional.of(reason) : Optional.empty();
    }

    /**
     * The owner orders it, at the price that it has; nobody helps from then on.
     *
     * @param state what is known
     * @param order by which order
     * @param now when
     * @return applied, replayed, or declined
     */
    public Decision order(State state, OrderId order, Instant now) {
        if (state.bargain().isEmpty()) {
            return declined(state, Reason.NOT_FOUND);
        }
        Bargain bargain = state.bargain().get();
        if (bargain.order().equals(Optional.of(order))) {
            return replayed(state);
        }
        Optional<Reason> against = switch (bargain.statusAt(now)) {
            case REACHED -> Optional.<Reason>empty();
            case RUNNING, ENDED ->
                policy.buyAt() == BargainPolicy.BuyAt.FLOOR
                        ? Optional.of(Reason.FLOOR_NOT_REACHED)
                        : Optional.<Reason>empty();
            case ORDERED, BOUGHT -> Optional.of(Reason.ALREADY_ORDERED);
            case EXPIRED -> Optional.of(Reason.EXPIRED);
        };
        return against.map(it -> declined(state, it))
                .orElseGet(() -> applied(
                        new State(
                                Optional.of(bargain.with(Optional.of(order), Optional.empty())),
                                state.cut(),
                                state.member()),
                        Optional.empty()));
    }

    /**
     * The order was paid, or given up: a bargain whose order was given up may be ordered again while it has time.
     *
     * @param state what is known
     * @param order which order
     * @param outcome what became of it
     * @param now when
     * @return applied, replayed, or declined
     */
    public Decision settle(State state, OrderId order, Outcome outcome, Instant now) {
        if (state.bargain().isEmpty()) {
            return declined(state, Reason.NOT_FOUND);
        }
        Bargain bargain = state.bargain().get();
        if (!bargain.order().equals(Optional.of(order))) {
            return declined(state, Reason.NOT_FOUND);
        }
        if (bargain.boughtAt().isPresent()) {
            return outcome == Outcome.PAID ? replayed(state) : declined(state, Reason.ALREADY_PAID);
        }
        Bargain after = outcome == Outcome.PAID
                ? bargain.with(bargain.order(), Optional.of(now))
                : bargain.with(Optional.empty(), Optional.empty());
        return applied(new State(Optional.of(after), state.cut(), state.member()), Optional.empty());
    }

    /** What becomes of an order. */
    public enum Outcome {
        /** It was paid. */
        PAID,
        /** It was not paid, and never will be. */
        GIVEN_UP
    }

    private static Decision applied(State after, Optional<Cut> cut) {
        return new Decision(new BargainResult.Applied(after.bargain().orElseThrow(), cut), after);
    }

    private static Decision replayed(State state) {
        return new Decision(new BargainResult.Replayed(state.bargain().orElseThrow(), state.cut()), state);
    }

    private static Decision declined(State state, Reason reason) {
        return new Decision(new BargainResult.Declined(state.bargain(), reason), state);
    }
}
