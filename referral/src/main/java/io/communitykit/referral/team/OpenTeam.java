package io.communitykit.referral.team;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A team that is being changed: counts and statuses that move together. Used once, by one thread. */
final class OpenTeam {

    private final TeamTerms terms;
    private final Instant openedAt;
    private final SortedMap<Integer, Instant> reserved;
    private TeamStatus status;
    private Instant expiresAt;
    private int numbered;
    private int paid;
    private long paidAmount;
    private int virtual;
    private int owed;
    private int refused;
    private Optional<Instant> completedAt;
    private Optional<Instant> retryAt;

    OpenTeam(Team team) {
        this.terms = team.terms();
        this.openedAt = team.openedAt();
        this.reserved = new TreeMap<>(team.reserved());
        this.status = team.status();
        this.expiresAt = team.expiresAt();
        this.numbered = team.numbered();
        this.paid = team.paid();
        this.paidAmount = team.paidAmount();
        this.virtual = team.virtual();
        this.owed = team.owed();
        this.refused = team.refused();
        this.completedAt = team.completedAt();
        this.retryAt = team.retryAt();
    }

    static OpenTeam opened(TeamPolicy policy, Instant now) {
        return new OpenTeam(new Team(
                TeamStatus.FORMING,
                TeamTerms.of(policy),
                now,
                now.plus(policy.lasts()),
                new TreeMap<>(),
                0,
                0,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty()));
    }

    Team done() {
        return new Team(
                status,
                terms,
                openedAt,
                expiresAt,
                reserved,
                numbered,
                paid,
                paidAmount,
                virtual,
                owed,
                refused,
                completedAt,
                retryAt);
    }

    /** Lets happen what time alone does: reservations end, and the team does. Both ends are half-open. */
    void reach(Instant now) {
        reserved.values().removeIf(until -> !until.isAfter(now));
        if (status != TeamStatus.FORMING || expiresAt.isAfter(now)) {
            return;
        }
        reserved.clear();
        int missing = terms.goal().seats() - paid;
        // A team of which nobody is left who paid has nobody to be completed for.
        if (terms.fill() > 0 && paid > 0 && missing <= terms.fill()) {
            virtual = missing;
            complete(expiresAt);
        } else {
            status = TeamStatus.EXPIRED;
        }
    }

    private void complete(Instant at) {
        status = TeamStatus.SUCCEEDED;
        completedAt = Optional.of(at);
        reserved.clear();
    }

    TeamTerms terms() {
        return terms;
    }

    TeamStatus status() {
        return status;
    }

    boolean isFull() {
        return paid + reserved.size() >= terms.goal().seats();
    }

    int number() {
        return ++numbered;
    }

    Instant reserve(int number, Instant now, TeamPolicy policy) {
        Instant until = now.plus(policy.seatHold());
        Instant least = until.isBefore(expiresAt) ? until : expiresAt;
        reserved.put(number, least);
        return least;
    }

    void release(int number) {
        reserved.remove(number);
    }

    void pay(int number, long amount, Instant now) {
        reserved.remove(number);
        paid++;
        paidAmount = Math.addExact(paidAmount, amount);
        if (done().isComplete()) {
            complete(now);
        }
    }

    /** A paid seat counts no longer. */
    void leave(long amount) {
        paid--;
        paidAmount -= amount;
    }

    /** A complete team of which somebody left waits again, where the policy says so. */
    void reopen(Instant now, TeamPolicy policy) {
        boolean reopens = status == TeamStatus.SUCCEEDED
                && policy.afterRefund() == TeamPolicy.AfterRefund.REOPEN
                && !done().isComplete();
        if (reopens) {
            virtual = 0;
            status = TeamStatus.FORMING;
            completedAt = Optional.empty();
            Instant least = now.plus(policy.reopenFor());
            expiresAt = least.isAfter(expiresAt) ? least : expiresAt;
        }
    }

    void owe() {
        owed++;
    }

    void settle() {
        owed--;
    }

    void refuse() {
        refused++;
    }

    void heal() {
        refused--;
    }

    void cancel() {
        status = TeamStatus.CANCELLED;
        reserved.clear();
    }

    void retryAt(Optional<Instant> at) {
        retryAt = at;
    }
}
