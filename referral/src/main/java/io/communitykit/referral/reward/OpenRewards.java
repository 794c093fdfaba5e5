package io.communitykit.referral.reward;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.reward.internal.Fall;
import io.communitykit.referral.reward.internal.OpenAccount;
import io.communitykit.referral.reward.internal.OpenRule;
import io.communitykit.referral.reward.internal.OpenTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.GrantStatus;
import io.communitykit.referral.reward.ledger.RewardAccount;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.reward.ledger.RuleTerms;
import io.communitykit.referral.reward.ledger.Transfer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The ledgers of both sides of one referral, open for changes. Used once, by one thread. */
final class OpenRewards {

    /** What waits for something to be taken back is looked at again after so many days at most. */
    private static final long MOST_DAYS = 30;

    private final ReferralProgram program;
    private final Instant now;
    private final OpenTally tally;
    private final Map<Side, RewardAccount> accounts = new EnumMap<>(Side.class);
    private final Map<Side, Map<RuleId, OpenRule>> open = new EnumMap<>(Side.class);
    private final Map<Side, Map<RuleId, OpenAccount>> missing = new EnumMap<>(Side.class);
    private final Map<RowRef, Grant> own;
    private final Map<RowRef, Grant> others;
    private final Map<RowRef, Grant> changed = new LinkedHashMap<>();
    private final List<RowRef> refs;
    private final List<Transfer> outbox;
    private Optional<Instant> nextSlot;

    OpenRewards(ReferralProgram program, ReferralState state, Instant now) {
        this.program = program;
        this.now = now;
        this.tally = new OpenTally(state.tally());
        this.accounts.put(Side.REFERRER, state.referrer());
        this.accounts.put(Side.FRIEND, state.friend());
        for (Side side : Side.values()) {
            this.open.put(side, new LinkedHashMap<>());
            this.missing.put(side, new LinkedHashMap<>());
        }
        this.own = new LinkedHashMap<>(state.own());
        this.others = new LinkedHashMap<>(state.others());
        this.refs = new ArrayList<>(state.referral().rows());
        this.outbox = new ArrayList<>(state.referral().outbox());
        this.nextSlot = state.referrer().nextSlot();
    }

    OpenTally tally() {
        return tally;
    }

    List<RowRef> refs() {
        return refs;
    }

    List<Transfer> outbox() {
        return outbox;
    }

    Map<RowRef, Grant> changed() {
        return changed;
    }

    ReferralState close(Referral referral, OrderFacts order) {
        return new ReferralState(
                referral,
                order,
                account(Side.REFERRER, nextSlot),
                account(Side.FRIEND, friendSlot()),
                own,
                others,
                tally.close());
    }

    private Optional<Instant> friendSlot() {
        return before(Side.FRIEND).nextSlot();
    }

    private RewardAccount before(Side side) {
        RewardAccount account = accounts.get(side);
        return account == null ? RewardAccount.EMPTY : account;
    }

    private RewardAccount account(Side side, Optional<Instant> slot) {
        Map<RuleId, RuleAccount> rules = new LinkedHashMap<>(before(side).rules());
        of(open, side).forEach((id, rule) -> rules.put(id, rule.close()));
        of(missing, side).forEach((id, rule) -> rules.put(id, rule.close()));
        return new RewardAccount(rules, slot, before(side).outbox());
    }

    private static <T> Map<RuleId, T> of(Map<Side, Map<RuleId, T>> all, Side side) {
        Map<RuleId, T> rules = all.get(side);
        return rules == null ? Map.of() : rules;
    }

    /** Empty for a rule that this edition has no more, or in another unit: what is held by it waits for an edition that has it. */
    private Optional<OpenRule> rule(Side side, RuleId id) {
        return program.rule(id)
                .filter(it -> it.rewards(side) && OpenRule.isOfUnit(it, account(side, id)))
                .map(it -> open(side, it));
    }

    private OpenRule open(Side side, RewardRule rule) {
        return of(open, side)
                .computeIfAbsent(rule.id(), id -> new OpenRule(program, rule, account(side, id), tally, now));
    }

    private RuleAccount account(Side side, RuleId id) {
        return before(side).rule(id, program.version());
    }

    /** What there is by a rule that this edition has no more: enough to carry out what was decided, and not to decide more. */
    private Optional<OpenAccount> missing(Side side, RuleId id) {
        if (rule(side, id).isEmpty() && !of(missing, side).containsKey(id)) {
            OpenAccount.of(account(side, id), tally)
                    .ifPresent(account -> of(missing, side).put(id, account));
        }
        return Optional.ofNullable(of(missing, side).get(id));
    }

    private Optional<OpenAccount> ledger(Side side, RuleId id) {
        return rule(side, id).<OpenAccount>map(it -> it).or(() -> missing(side, id));
    }

    /** From when on a friend who qualified at an instant counts, and the next one's turn with it. */
    Instant slot(Instant at) {
        if (program.coolDown().isEmpty()) {
            return at;
        }
        Instant slot = nextSlot.filter(it -> it.isAfter(at)).orElse(at);
        nextSlot = Optional.of(slot.plus(program.coolDown().get()));
        return slot;
    }

    /** Whether every rule pays in the unit of what the side has by it, without which none counts. */
    boolean mayCount(Side side) {
        return program.rules(side).stream().allMatch(it -> OpenRule.isOfUnit(it, account(side, it.id())));
    }

    /** Counts the friend on the ladders of a side; gives the rules that did. */
    List<RuleId> count(Side side, LocalDate day) {
        List<RuleId> counted = new ArrayList<>();
        for (RewardRule rule : program.rules(side)) {
            counted.add(rule.id());
            Grant row = open(side, rule).count(1, day);
            if (row.wanted() > 0) {
                add(side, row);
            }
        }
        return counted;
    }

    private void add(Side side, Grant row) {
        RowRef ref = new RowRef(side, row.rule(), row.sequence());
        refs.add(ref);
        own.put(ref, row);
        changed.put(ref, row);
    }

    /**
     * Takes back what the friend was worth by the rules that count the friend; gives those that this edition has not, by which it is still
     * to be taken back.
     */
    List<RuleId> uncount(Side side, List<RuleId> counted, Optional<PolicyVersion> edition) {
        List<RuleId> left = new ArrayList<>();
        for (RuleId rule : counted) {
            Optional<OpenRule> open = rule(side, rule);
            if (open.isEmpty()) {
                if (missing(side, rule).filter(OpenAccount::uncountNothing).isEmpty()) {
                    left.add(rule);
                }
                continue;
            }
            Fall fall = open.get().uncount(rows(own, side, rule), rows(others, side, rule), edition);
            fall.rows().forEach(row -> replace(side, row));
            recover(side, rule, open.get().terms(), fall);
        }
        return left;
    }

    private static List<Grant> rows(Map<RowRef, Grant> all, Side side, RuleId rule) {
        List<Grant> rows = new ArrayList<>();
        all.forEach((ref, row) -> {
            if (ref.side() == side && ref.rule().equals(rule)) {
                rows.add(row);
            }
        });
        return rows;
    }

    private void replace(Side side, Grant row) {
        RowRef ref = new RowRef(side, row.rule(), row.sequence());
        if (own.containsKey(ref)) {
            own.put(ref, row);
        } else {
            others.put(ref, row);
        }
        changed.put(ref, row);
    }

    private void recover(Side side, RuleId rule, RuleTerms terms, Fall fall) {
        if (fall.recover() > 0) {
            outbox.add(new Transfer(rule, side, Transfer.Direction.RECOVER, fall.number(), fall.recover(), terms));
        }
    }

    /** Approves what waits of a side's own rows. */
    void approve(Side side) {
        for (RowRef ref : List.copyOf(refs)) {
            Grant row = own.get(ref);
            if (ref.side() == side && row != null && row.status() == GrantStatus.HELD && row.left() > 0) {
                rule(side, ref.rule()).ifPresent(open -> approve(open, side, row));
            }
        }
    }

    private void approve(OpenRule open, Side side, Grant row) {
        Grant approved = open.approve(row);
        replace(side, approved);
        if (approved.status() == GrantStatus.APPROVED) {
            outbox.add(new Transfer(
                    row.rule(), side, Transfer.Direction.PAY, approved.sequence(), approved.cash(), open.terms()));
        }
    }

    boolean isPaid(Side side) {
        return outbox.stream().noneMatch(it -> it.side() == side && it.direction() == Transfer.Direction.PAY);
    }

    /** Whether a side's own rows hold something that is neither approved nor taken back. */
    boolean waits(Side side) {
        boolean queued = refs.stream()
                .filter(ref -> ref.side() == side)
                .map(own::get)
                .anyMatch(row -> row != null && row.queued() > 0);
        return queued || isHeld(side);
    }

    boolean takesBack(Side side) {
        return program.rules(side).stream().anyMatch(rule -> rule.clawback() != Clawback.NONE_AFTER_PAID);
    }

    /** Whether a side's own rows are not approved, since this edition has not their rule. */
    boolean isHeld(Side side) {
        return refs.stream()
                .filter(ref -> ref.side() == side)
                .map(own::get)
                .anyMatch(row -> row != null && row.status() == GrantStatus.HELD && row.left() > 0);
    }

    /**
     * Loses what waits for rules that this edition has not, since nobody will look at it again; and all that the friend was worth by those
     * by which it was to be taken back.
     */
    void loseMissing(Side side, List<RuleId> takenBack, Reason reason) {
        for (RowRef ref : List.copyOf(refs)) {
            Grant row = own.get(ref);
            boolean lost = row != null && (row.status() == GrantStatus.HELD || takenBack.contains(ref.rule()));
            if (ref.side() == side && row != null && lost && row.left() + row.queued() > 0) {
                missing(side, ref.rule()).ifPresent(open -> {
                    Fall fall = open.loseAll(row, reason);
                    fall.rows().forEach(it -> replace(side, it));
                    recover(side, ref.rule(), open.terms(), fall);
                });
            }
        }
    }

    /** Gives up what waits for room, since nobody will look at it again. */
    void loseQueued(Reason reason) {
        for (RowRef ref : List.copyOf(refs)) {
            Grant row = own.get(ref);
            if (row != null && row.queued() > 0) {
                ledger(ref.side(), ref.rule()).ifPresent(open -> replace(ref.side(), open.lose(row, reason)));
            }
        }
    }

    /** On which later day to look again at what waits for room; empty where nothing does, or no room comes by itself any more. */
    Optional<LocalDate> servedFrom(LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        for (RowRef ref : refs) {
            Grant row = own.get(ref);
            if (row != null && row.queued() > 0) {
                rule(ref.side(), ref.rule())
                        .flatMap(open -> open.roomFrom(row, today))
                        .or(() -> triedFrom(row, today))
                        .ifPresent(days::add);
            }
        }
        return days.stream().min(Comparator.naturalOrder());
    }

    /** Nobody knows when something is taken back: after as long as it has waited, but not for ever. */
    private Optional<LocalDate> triedFrom(Grant row, LocalDate today) {
        boolean over =
                program.runs().isPresent() && !now.isBefore(program.runs().get().end());
        long waited = ChronoUnit.DAYS.between(row.day(), today);
        return over ? Optional.empty() : Optional.of(today.plusDays(Math.max(1, Math.min(MOST_DAYS, waited))));
    }

    /** Grants what fits by now of what waits for room, and approves it where the side was approved. */
    void serve(LocalDate day, Predicate<Side> approved) {
        for (RowRef ref : List.copyOf(refs)) {
            Grant row = own.get(ref);
            if (row == null || row.queued() == 0 || !row.day().isBefore(day)) {
                continue;
            }
            rule(ref.side(), ref.rule())
                    .ifPresent(open -> open.serve(row, day).ifPresent(served -> {
                        replace(ref.side(), served.rest());
                        add(ref.side(), served.served());
                        if (approved.test(ref.side())) {
                            approve(open, ref.side(), served.served());
                        }
                    }));
        }
    }

    /** The port has answered. */
    void transferred(Transfer transfer, long done) {
        if (!outbox.remove(transfer)) {
            return;
        }
        RowRef ref = new RowRef(transfer.side(), transfer.rule(), transfer.sequence());
        ledger(transfer.side(), transfer.rule()).ifPresent(open -> {
            Fall fall = open.answered(transfer.direction(), transfer.amount(), done, Optional.ofNullable(own.get(ref)));
            fall.rows().forEach(row -> replace(transfer.side(), row));
            recover(transfer.side(), transfer.rule(), open.terms(), fall);
        });
    }
}
