package io.communitykit.referral.reward.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.Reason;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.reward.ledger.RuleTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one beneficiary has by one rule, open for changes. Each change keeps {@code E(counted) + offset = held + approved + paid + queued +
 * forfeited}, and the budget's tally with it. Used once, by one thread.
 */
public final class OpenRule extends OpenAccount {

    private final ReferralProgram program;
    private final RewardRule rule;
    private final Instant now;

    /**
     * Opens an account.
     *
     * @param program by which program
     * @param rule by which rule
     * @param account as it is
     * @param tally the program's
     * @param now when it is decided
     * @throws InvalidValueException if the rule pays in another unit than an earlier edition of it did to the beneficiary
     */
    public OpenRule(ReferralProgram program, RewardRule rule, RuleAccount account, OpenTally tally, Instant now) {
        super(account, RuleTerms.of(rule), tally);
        if (!isOfUnit(rule, account)) {
            throw InvalidValueException.of(
                    "unit of rule " + rule.id() + " in edition " + program.version(),
                    account.terms().orElse(terms).unit() + " as before, since a rule keeps it",
                    rule.unit());
        }
        this.program = program;
        this.rule = rule;
        this.now = now;
        // Another ladder begins where the one before it ended: what was decided by that stays.
        this.ladder = account.ladder().under(rule.ladder(), program.version());
        boolean same = ladder.digest().equals(account.ladder().digest());
        this.before = same ? account.before() : counted;
        this.offset =
                same ? account.offset() : account.credited() - rule.ladder().entitlement(counted);
    }

    /**
     * Whether what there is by a rule is of the rule's unit. If not it is another rule, whatever its id.
     *
     * @param rule as an edition has it
     * @param account what there is
     * @return whether it is, or nothing is there
     */
    public static boolean isOfUnit(RewardRule rule, RuleAccount account) {
        return account.terms().filter(it -> !it.unit().equals(rule.unit())).isEmpty();
    }

    @Override
    public RuleAccount close() {
        caps.prune(rule);
        return super.close();
    }

    private long entitled() {
        return Math.max(0, Math.addExact(rule.ladder().entitlement(counted), offset));
    }

    /**
     * Counts more referrals or facts, and grants what the ladder then gives beyond what it gave.
     *
     * @param more how many, 0 or more
     * @param day on which day caps count it
     * @return a row, of which 0 may be wanted; such a row need not be kept
     */
    public Grant count(long more, LocalDate day) {
        counted = Math.addExact(counted, more);
        return grant(Math.max(0, entitled() - credited()), day);
    }

    private Grant grant(long wanted, LocalDate day) {
        List<Reason> limits = new ArrayList<>();
        long[] parts = {wanted, 0, 0};
        for (RewardCap cap : oneReferralFirst()) {
            limit(parts, caps.room(cap, day, parts[0]), cap.onLimit(), reason(cap), limits);
        }
        budget().ifPresent(budget -> {
            long room = Math.max(0, budget.total() - tally.taken(rule.unit()));
            limit(parts, room, budget.onLimit(), Reason.BUDGET_EXHAUSTED, limits);
        });
        queued += parts[1];
        forfeited += parts[2];
        take(parts[0], day);
        return new Grant(
                rule.id(),
                ++numbers,
                wanted,
                parts[0],
                parts[0],
                parts[1],
                parts[2],
                0,
                0,
                GrantStatus.HELD,
                day,
                now,
                limits,
                program.version());
    }

    /** What a referral may not give is lost before anything of it waits in a queue, where that cap is not asked again. */
    private List<RewardCap> oneReferralFirst() {
        List<RewardCap> ordered = new ArrayList<>(rule.caps());
        ordered.sort(Comparator.comparing(it -> it.measure() != RewardCap.Measure.AMOUNT_PER_REFERRAL));
        return ordered;
    }

    private Optional<ProgramBudget> budget() {
        return program.budget(rule.unit());
    }

    private void take(long amount, LocalDate day) {
        held = Math.addExact(held, amount);
        tally.reserve(rule.unit(), amount);
        if (amount > 0) {
            caps.use(day, 1, amount);
        }
    }

    private static Reason reason(RewardCap cap) {
        return cap.measure() == RewardCap.Measure.AMOUNT_PER_REFERRAL
                ? Reason.REFERRAL_LIMIT_REACHED
                : Reason.REFERRER_LIMIT_REACHED;
    }

    /** Parts are what is granted, queued and forfeited. */
    private static void limit(long[] parts, long room, OnLimit onLimit, Reason reason, List<Reason> limits) {
        long amount = parts[0];
        if (amount <= room) {
            return;
        }
        limits.add(reason);
        parts[0] = onLimit == OnLimit.FORFEIT ? 0 : room;
        parts[onLimit == OnLimit.QUEUE ? 1 : 2] += amount - parts[0];
    }

    /**
     * Grants what now fits of what a row has in the queue.
     *
     * @param row with something in the queue
     * @param day on which day caps count it
     * @return what is left of the row, and a new one; empty where nothing fits
     */
    public Optional<Served> serve(Grant row, LocalDate day) {
        long fits = Math.min(underCaps(row.queued(), day), inBudget());
        if (fits == 0) {
            return Optional.empty();
        }
        queued -= fits;
        take(fits, day);
        Grant served = new Grant(
                rule.id(),
                ++numbers,
                fits,
                fits,
                fits,
                0,
                0,
                0,
                0,
                GrantStatus.HELD,
                day,
                now,
                List.of(),
                program.version());
        return Optional.of(new Served(GrantRows.parts(row, row.left(), row.queued() - fits, row.forfeited()), served));
    }

    private long underCaps(long amount, LocalDate day) {
        long fits = amount;
        for (RewardCap cap : rule.caps()) {
            if (cap.measure() != RewardCap.Measure.AMOUNT_PER_REFERRAL) {
                long room = caps.room(cap, day, fits);
                fits = room < fits && cap.onLimit() == OnLimit.FORFEIT ? 0 : Math.min(fits, room);
            }
        }
        return fits;
    }

    private long inBudget() {
        return budget().map(it -> Math.max(0, it.total() - tally.taken(rule.unit())))
                .orElse(Long.MAX_VALUE);
    }

    /**
     * When time alone makes room for what a row has in the queue: the first later day on which some of it fits under the caps, if nothing
     * else is granted or taken back until then, and if the budget has room now.
     *
     * @param row with something in the queue
     * @param today the day of the decision
     * @return the day; empty where only something that is taken back, or another edition, makes room
     */
    public Optional<LocalDate> roomFrom(Grant row, LocalDate today) {
        if (inBudget() == 0) {
            return Optional.empty();
        }
        LocalDate day = (row.day().isAfter(today) ? row.day() : today).plusDays(1);
        while (underCaps(row.queued(), day) == 0) {
            LocalDate before = day;
            Optional<LocalDate> next = rule.caps().stream()
                    .flatMap(cap -> cap.window().stream())
                    .flatMap(window -> caps.frees(window, before).stream())
                    .min(Comparator.naturalOrder());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            day = next.get();
        }
        return Optional.of(day);
    }

    /**
     * A row of which something was served.
     *
     * @param rest what is left of it
     * @param served the row that was made of what was served
     */
    public record Served(Grant rest, Grant served) {}

    /**
     * Counts one referral less, and takes back what the ladder then gives less. What of that referral waits or was lost goes first. Then
     * it is taken off what others lost to the same windows of caps, since the referral had taken the room that they would have had; only
     * then off what the referral itself was granted, and last off the newest rows of others, those of the same windows before all. Where
     * less is taken than the referral's own rows hold, others have a claim to the rest of them.
     *
     * @param own the referral's rows
     * @param others the newest rows of others
     * @param edition the edition that counted it
     * @return what has changed
     */
    public Fall uncount(List<Grant> own, List<Grant> others, Optional<PolicyVersion> edition) {
        boolean ofThis = edition.filter(ladder.editions()::contains).isPresent();
        if (before > 0 && (counted == before || !ofThis)) {
            forgetBefore(own);
        }
        counted--;
        long fall = Math.max(0, credited() - entitled());
        Fall result = new Fall();
        List<Grant> mine = newestFirst(own);
        List<Grant> theirs = newestFirst(others);
        for (Grant row : mine) {
            fall -= shrinkUndecided(row, fall, result);
        }
        for (Grant row : mine) {
            long need = Math.min(fall, row.left());
            long spared = shrinkLosses(row, theirs, need, result);
            fall -= spared + shrinkGranted(row, need - spared, result);
        }
        List<Grant> near = theirs.stream().filter(it -> isNear(mine, it)).toList();
        for (Grant row : near) {
            fall -= shrinkUndecided(row, fall, result);
        }
        for (Grant row : near) {
            fall -= shrinkGranted(row, fall, result);
        }
        for (Grant row : theirs) {
            fall -= shrinkUndecided(row, fall, result);
            fall -= shrinkGranted(row, fall, result);
        }
        for (Grant row : mine) {
            // What was left to the claims of others, who have come to less than that.
            fall -= shrinkGranted(row, fall, result);
        }
        shrinkPools(fall, result);
        return numbered(result);
    }

    /**
     * A friend whom an earlier ladder counted is worth by now what the friend's own rows have; that ladder is not known any more. Friends
     * of this one move down its ladder by one. Of the last one nothing stays.
     */
    private void forgetBefore(List<Grant> own) {
        long given = offset + rule.ladder().entitlement(before);
        for (Grant row : own) {
            given -= row.left() + row.queued() + row.forfeited();
        }
        before--;
        offset = (before == 0 ? 0 : Math.max(0, given)) - rule.ladder().entitlement(before);
    }

    /** Whether a row uses the same windows of caps as the referral's own, which may hold what another has a claim to. */
    private boolean isNear(List<Grant> own, Grant row) {
        boolean windows = rule.caps().stream().anyMatch(cap -> cap.window().isPresent());
        return !windows || own.stream().anyMatch(it -> caps.areSameWindows(rule, it.day(), row.day()));
    }

    private static List<Grant> newestFirst(List<Grant> rows) {
        return rows.stream()
                .sorted((a, b) -> Long.compare(b.sequence(), a.sequence()))
                .toList();
    }

    private long shrinkUndecided(Grant before, long fall, Fall result) {
        Grant row = result.now(before);
        long fromQueue = Math.min(fall, Math.min(row.queued(), queued));
        long fromForfeited = Math.min(fall - fromQueue, Math.min(row.forfeited(), forfeited));
        if (fromQueue + fromForfeited > 0) {
            queued -= fromQueue;
            forfeited -= fromForfeited;
            result.put(GrantRows.parts(row, row.left(), row.queued() - fromQueue, row.forfeited() - fromForfeited));
        }
        return fromQueue + fromForfeited;
    }

    private long shrinkLosses(Grant own, List<Grant> others, long need, Fall result) {
        long spared = 0;
        for (Grant before : others) {
            Grant row = result.now(before);
            if (spared < need && row.forfeited() > 0 && sharesRoom(own, row)) {
                long part = Math.min(need - spared, Math.min(row.forfeited(), forfeited));
                forfeited -= part;
                spared += part;
                result.put(GrantRows.parts(row, row.left(), row.queued(), row.forfeited() - part));
            }
        }
        return spared;
    }

    /** Whether what a row lost would have had the room that another took: by caps of the beneficiary alone, in the same windows. */
    private boolean sharesRoom(Grant taker, Grant loser) {
        return loser.status() != GrantStatus.REFUSED
                && loser.limits().stream().allMatch(it -> it == Reason.REFERRER_LIMIT_REACHED)
                && caps.areSameWindows(rule, taker.day(), loser.day());
    }

    /** Where a fall reaches beyond the rows that were loaded, sums alone can follow it. */
    private void shrinkPools(long fall, Fall result) {
        long left = fall;
        long part = Math.min(left, queued);
        queued -= part;
        left -= part;
        part = Math.min(left, forfeited);
        forfeited -= part;
        left -= part;
        part = Math.min(left, held);
        held -= part;
        tally.reserve(rule.unit(), -part);
        left -= part;
        part = Math.min(left, paid);
        paid -= part;
        claw(part, result);
    }
}
