package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A working copy of the part of an account that a decision was shown. Every change goes through {@link #enter}, which makes
 * the entry and lets pots and lots follow from it, so that entries and state cannot drift apart. Used once.
 */
final class AccountBook {

    private final AccountState state;
    private final PointsProgram program;
    private final Instant now;
    private final Ladders ladders;
    /** Most decisions change one pot, one window, one lot and no hold; nothing is allocated for what they do not touch. */
    private Map<CurrencyId, Pot> pots = Map.of();

    private Map<CapWindow, Long> used = Map.of();
    private final TreeMap<LotId, Lot> lots = new TreeMap<>();
    private final List<LotId> changedLots = new ArrayList<>(1);
    private Map<IdempotencyKey, Hold> holds = Map.of();
    private Map<IdempotencyKey, Hold> made = Map.of();
    private Set<IdempotencyKey> ended = Set.of();
    private final List<Posting> postings = new ArrayList<>(1);
    private List<Entry> entries = new ArrayList<>(2);

    /** What the posting in progress took from lots that may be the very ones that were shown. */
    private Map<CurrencyId, Long> taken = Map.of();

    private long sequence;
    private Instant recorded;

    /** {@code now} is the facade's clock; the book works at the later of it and the account's last posting. */
    AccountBook(AccountState state, PointsProgram program, Instant now) {
        this.state = state;
        this.program = program;
        this.recorded = state.lastRecorded().orElse(Instant.MIN);
        this.now = recorded.isAfter(now) ? recorded : now;
        this.sequence = state.sequence() + 1;
        this.ladders = new Ladders(state, program);
        for (Lot lot : state.lots()) {
            lots.put(lot.id(), lot);
        }
        for (Hold hold : state.holds()) {
            holds = with(holds, hold.key(), hold);
        }
    }

    /** The map with one more entry: itself once it is one that can grow. */
    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map instanceof HashMap) {
            map.put(key, value);
            return map;
        }
        if (map.isEmpty() || (map.size() == 1 && map.containsKey(key))) {
            return Map.of(key, value);
        }
        Map<K, V> grown = new HashMap<>(map);
        grown.put(key, value);
        return grown;
    }

    private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        Map<K, V> left = map instanceof HashMap ? map : new HashMap<>(map);
        left.remove(key);
        return left;
    }

    AccountId account() {
        return state.account();
    }

    AccountState state() {
        return state;
    }

    PointsProgram program() {
        return program;
    }

    /** The instant at which the decision is made. */
    Instant now() {
        return now;
    }

    // ---- what is known

    Pot pot(CurrencyId currency) {
        Pot changed = pots.get(currency);
        return changed != null ? changed : state.pot(currency);
    }

    boolean met(CurrencyId currency) {
        return pots.containsKey(currency) || state.pots().containsKey(currency);
    }

    /** The pots as they stand, changed and unchanged ones. */
    Map<CurrencyId, Pot> allPots() {
        Map<CurrencyId, Pot> all = new TreeMap<>(state.pots());
        all.putAll(pots);
        return all;
    }

    /** How the currency is kept in lots: as the program says, or, where only old lots are left of it, plainly. */
    Optional<LotPolicy> policy(CurrencyId currency) {
        Optional<LotPolicy> policy = program.currency(currency).flatMap(PointsCurrency::lots);
        return policy.isPresent() || !pot(currency).inLots() ? policy : Optional.of(LotPolicy.DEFAULT);
    }

    Collection<Lot> lots() {
        return lots.values();
    }

    Optional<Lot> lot(LotId id) {
        return Optional.ofNullable(lots.get(id));
    }

    Collection<Hold> holds() {
        return holds.values();
    }

    Optional<Hold> hold(IdempotencyKey key) {
        return Optional.ofNullable(holds.get(key));
    }

    long usedIn(CapWindow window) {
        Long changed = used.get(window);
        return changed != null ? changed : state.used().getOrDefault(window, 0L);
    }

    void count(CapWindow window, long points) {
        used = with(used, window, Math.addExact(usedIn(window), points));
    }

    // ---- what more is needed

    /** Ends the decision unless what was shown answers this. */
    void requireLots(LotWant wanted) {
        if (state.status() == AccountState.Status.OPEN
                && state.want().lots().stream().noneMatch(shown -> answers(shown, wanted))) {
            throw incomplete(want -> want.with(List.of(wanted)));
        }
    }

    private static boolean answers(LotWant shown, LotWant wanted) {
        if (shown.equals(wanted)) {
            return true;
        }
        if (wanted instanceof LotWant.Named wantedLots) {
            return shown instanceof LotWant.Named named && named.ids().containsAll(wantedLots.ids());
        }
        if (wanted instanceof LotWant.Cover cover) {
            if (shown instanceof LotWant.Open open) {
                return open.currency().equals(cover.currency());
            }
            return shown instanceof LotWant.Cover other
                    && other.currency().equals(cover.currency())
                    && other.points() >= cover.points()
                    && (other.points() == Long.MAX_VALUE || other.order() == cover.order());
        }
        return false;
    }

    /** The first lots in an order that have so many points, beside what this posting has taken from them already. */
    void requireCover(CurrencyId currency, long points, ConsumptionOrder order) {
        boolean all = order == ConsumptionOrder.PROPORTIONAL;
        long wanted = points + taken.getOrDefault(currency, 0L);
        requireLots(new LotWant.Cover(currency, all || wanted < 0 ? Long.MAX_VALUE : wanted, order));
    }

    void requireWindows(Set<CapWindow> windows) {
        if (!state.want().windows().containsAll(windows)) {
            throw incomplete(want -> want.with(windows));
        }
    }

    Incomplete incomplete(UnaryOperator<Want> more) {
        return new Incomplete(account(), more);
    }

    // ---- entries

    /** The id of a lot that the next entry opens. */
    LotId nextLot() {
        return new LotId(sequence, entries.size());
    }

    boolean nothingEntered() {
        return entries.isEmpty();
    }

    /** Makes an entry that applies all that is asked, and that no rule asked for. */
    void enter(CurrencyId currency, EntryKind kind, Shift shift, List<LotShare> shares) {
        long total = shift.total();
        enter(currency, kind, Optional.empty(), List.of(), total, total, Optional.empty(), shift, shares);
    }

    void enter(
            CurrencyId currency,
            EntryKind kind,
            Optional<RuleId> rule,
            List<RuleId> multipliers,
            long asked,
            long applied,
            Optional<Limit> limit,
            Shift shift,
            List<LotShare> shares) {
        long inLots = 0;
        if (kind != EntryKind.COMMIT) {
            for (LotShare share : shares) {
                inLots += share.points();
                apply(currency, kind, share);
            }
        }
        long loose = kind == EntryKind.COMMIT ? 0 : shift.available() + shift.pending() - inLots;
        Pot after = pot(currency).plus(kind, shift, loose);
        pots = with(pots, currency, after);
        entries.add(
                new Entry(currency, kind, rule, multipliers, asked, applied, after.balance(), limit, shift, shares));
    }

    private void apply(CurrencyId currency, EntryKind kind, LotShare share) {
        Lot before = lots.get(share.lot());
        long points = before == null ? 0 : before.points();
        long expired = before == null ? 0 : before.expired();
        if (kind == EntryKind.EXPIRE || kind == EntryKind.CANCEL || kind == EntryKind.REINSTATE) {
            expired -= share.points();
        }
        put(new Lot(share.lot(), currency, Math.addExact(points, share.points()), expired, share.terms()));
        if (share.points() < 0) {
            taken = with(taken, currency, Math.addExact(taken.getOrDefault(currency, 0L), -share.points()));
        }
    }

    /** Changes what is remembered of a lot beside its points. */
    void put(Lot lot) {
        lots.put(lot.id(), lot);
        changedLots.add(lot.id());
    }

    /** Changes when a balance lapses, never what is in it. */
    void change(CurrencyId currency, UnaryOperator<Pot> lapse) {
        pots = with(pots, currency, lapse.apply(pot(currency)));
    }

    void make(Hold hold) {
        holds = with(holds, hold.key(), hold);
        made = with(made, hold.key(), hold);
    }

    void end(Hold hold) {
        holds = without(holds, hold.key());
        if (made.containsKey(hold.key())) {
            made = without(made, hold.key());
        } else {
            ended = ended.isEmpty() ? new LinkedHashSet<>() : ended;
            ended.add(hold.key());
        }
    }

    // ---- lots to take from

    /**
     * Takes points from active lots in the policy's order. They must be available, in lots and not loose.
     *
     * @return what leaves which lot, negative
     */
    List<LotShare> take(CurrencyId currency, long points, ConsumptionOrder order) {
        if (points == 0) {
            return List.of();
        }
        requireCover(currency, points, order);
        List<Lot> active = new ArrayList<>();
        for (Lot lot : lots.values()) {
            if (lot.points() > 0 && lot.terms().active() && lot.currency().equals(currency)) {
                active.add(lot);
            }
        }
        active.sort(order.comparator());
        return Shares.take(active, points, order == ConsumptionOrder.PROPORTIONAL);
    }

    // ---- postings

    /** Ends the posting in progress and begins the next one. */
    void post(PostingDraft draft) {
        recorded = draft.recordedAt().isAfter(recorded) ? draft.recordedAt() : recorded;
        List<TierChange> tiers = ladders.judge(draft, entries, sequence, recorded, this::pot);
        postings.add(draft.posting(sequence, recorded, program.version(), entries, tiers));
        sequence++;
        entries = new ArrayList<>(2);
        taken = Map.of();
    }

    Optional<Changes> changes() {
        if (postings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Changes(
                account(), postings, pots, used, changed(), List.copyOf(made.values()), ended, ladders.changed()));
    }

    private List<Lot> changed() {
        if (changedLots.isEmpty()) {
            return List.of();
        }
        Collection<LotId> ids = changedLots.size() < 2 ? changedLots : new LinkedHashSet<>(changedLots);
        List<Lot> changed = new ArrayList<>(ids.size());
        for (LotId id : ids) {
            lot(id).ifPresent(changed::add);
        }
        return changed;
    }

    /** How many changes of lots there were. */
    int changeCount() {
        return changedLots.size();
    }

    /** The lots changed since there were so many changes of lots, in order; one may be there more than once. */
    List<LotId> changes(int mark) {
        return List.copyOf(changedLots.subList(mark, changedLots.size()));
    }

    /** When something happens next, among what is known and changed. */
    boolean anythingNewDue() {
        for (Lot lot : changed()) {
            Optional<Instant> due = lot.dueAt();
            if (due.isPresent() && !due.get().isAfter(now)) {
                return true;
            }
        }
        for (Hold hold : made.values()) {
            if (hold.releaseAt().filter(at -> !at.isAfter(now)).isPresent()) {
                return true;
            }
        }
        for (Pot pot : pots.values()) {
            if (pot.lapsesAt().filter(at -> !at.isAfter(now)).isPresent()) {
                return true;
            }
        }
        return ladders.due().filter(at -> !at.isAfter(now)).isPresent();
    }

    // ---- tiers

    Ladders ladders() {
        return ladders;
    }

    /** Whether something happens to a tier at an instant, though nothing is entered. */
    boolean tiersAsk(Instant at) {
        return ladders.ask(recorded.isAfter(at) ? recorded : at, sequence, this::pot);
    }

    void lock(TierLadder ladder, TierLock lock) {
        ladders.lock(ladder, lock);
    }

    boolean unlock(TierLadder ladder, TierId tier) {
        return ladders.unlock(ladder, tier);
    }

    // ---- common movements

    /** Points that came into these lots pay debt first. */
    void repay(CurrencyId currency, List<LotShare> gained) {
        long debt = pot(currency).debt();
        if (debt == 0) {
            return;
        }
        List<LotShare> paying = new ArrayList<>();
        long paid = 0;
        // Points may have come into one lot by several shares.
        for (LotId id : Lots.idsOf(gained)) {
            Lot lot = lots.get(id);
            if (lot != null && lot.terms().active() && lot.points() > 0 && paid < debt) {
                long part = Math.min(debt - paid, lot.points());
                paying.add(new LotShare(lot.id(), -part, lot.terms()));
                paid += part;
            }
        }
        if (paid > 0) {
            enter(currency, EntryKind.REPAY, new Shift(-paid, 0, 0, -paid), paying);
        }
    }

    /** Points that came late, after their time was over, are lost before anything of their currency is spent. */
    void expireNew(CurrencyId currency) {
        List<LotShare> fresh = new ArrayList<>();
        for (Lot lot : changed()) {
            if (lot.currency().equals(currency)) {
                fresh.add(new LotShare(lot.id(), 0, lot.terms()));
            }
        }
        expireOverdue(currency, fresh, now);
    }

    /** Points that returned to lots whose time is over are lost at once. */
    void expireOverdue(CurrencyId currency, List<LotShare> returned, Instant at) {
        List<LotShare> lost = new ArrayList<>();
        long points = 0;
        for (LotId id : Lots.idsOf(returned)) {
            Lot lot = lots.get(id);
            if (lot != null
                    && lot.points() > 0
                    && lot.terms().active()
                    && lot.terms().overdue(at)) {
                lost.add(new LotShare(lot.id(), -lot.points(), lot.terms()));
                points += lot.points();
            }
        }
        if (points > 0) {
            enter(currency, EntryKind.EXPIRE, Shift.available(-points), lost);
        }
    }

    /** Ends a hold, wholly or for what a commit leaves, by giving points back to their lots. */
    void giveBack(Hold hold, List<LotShare> shares, EntryKind kind, Instant at) {
        long points = 0;
        List<LotShare> back = new ArrayList<>(shares.size());
        for (LotShare share : shares) {
            points += share.points();
            LotTerms terms = Lots.back(pot(hold.currency()), lot(share.lot()), share.terms());
            back.add(new LotShare(share.lot(), share.points(), terms));
        }
        if (points > 0) {
            enter(hold.currency(), kind, new Shift(points, 0, -points, 0), back);
            expireOverdue(hold.currency(), back, at);
            repay(hold.currency(), back);
        }
    }

    /** Opens a lot for the next entry. */
    LotShare open(long points, LotTerms terms) {
        return new LotShare(nextLot(), points, terms);
    }
}
