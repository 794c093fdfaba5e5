package io.communitykit.membership.points.memory;

import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One account on the heap. Every method is called with the account's lock held. */
final class Account {

    private final ProgramId program;
    /** Null once the member was erased. Volatile, since whether it is null is asked without the lock too. */
    private volatile @Nullable AccountId id;

    private boolean givenUp;

    /** Never changed in place, so that states share it without a copy. */
    private Map<CurrencyId, Pot> pots = Map.of();

    private Map<LadderId, TierState> tiers = Map.of();

    private final Map<PostingKey, Posting> told = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<CapWindow, Long> used = new HashMap<>();
    private final Map<Subject, List<Posting>> bySubject = new HashMap<>();
    private final LotShelf lots = new LotShelf();
    private final Map<IdempotencyKey, Hold> holds = new LinkedHashMap<>();
    private @Nullable Instant firstRelease;
    private @Nullable Instant nextDue;
    private long sealed;

    Account(AccountId id) {
        this.program = id.program();
        this.id = id;
    }

    /** Of an account that is not erased. */
    AccountId id() {
        return Objects.requireNonNull(id, "an erased account has no id");
    }

    boolean erased() {
        return id == null;
    }

    /** Whether it was taken out before anything was posted; who finds it so must look for another. */
    boolean givenUp() {
        return givenUp;
    }

    void giveUp() {
        givenUp = true;
    }

    long sequence() {
        return postings.size();
    }

    AccountState state(Want want) {
        if (erased() || postings.isEmpty()) {
            return bare(want);
        }
        Optional<Posting> before = want.key().map(told::get);
        boolean due = want.dueBy().isPresent() && isDue(want.dueBy().get());
        boolean plain = !due
                && want.lots().isEmpty()
                && want.hold().isEmpty()
                && want.origin().isEmpty();
        return plain ? open(want, before, List.of(), List.of(), List.of()) : wanted(want, before);
    }

    private AccountState wanted(Want want, Optional<Posting> before) {
        Wanted wanted = new Wanted();
        want.dueBy().filter(this::isDue).ifPresent(by -> wanted.due(by));
        want.lots().forEach(lots -> wanted.lots(lots, want.dueBy().orElse(Timestamps.MIN)));
        want.hold().map(holds::get).ifPresent(wanted::hold);
        List<Posting> origin = want.origin().map(this::postingsOf).orElse(List.of());
        origin.forEach(wanted::named);
        return open(want, before, List.copyOf(wanted.lots.values()), List.copyOf(wanted.holds.values()), origin);
    }

    private AccountState open(
            Want want, Optional<Posting> before, List<Lot> shown, List<Hold> shownHolds, List<Posting> origin) {
        return new AccountState(
                want,
                AccountState.Status.OPEN,
                sequence(),
                last().map(Posting::recordedAt),
                pots,
                before,
                used(want),
                Optional.ofNullable(nextDue),
                shown,
                shownHolds,
                origin,
                tiers);
    }

    private AccountState bare(Want want) {
        return new AccountState(
                want,
                status(),
                sequence(),
                last().map(Posting::recordedAt),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private Map<CapWindow, Long> used(Want want) {
        if (want.windows().isEmpty()) {
            return Map.of();
        }
        Map<CapWindow, Long> windows = new HashMap<>();
        for (CapWindow window : want.windows()) {
            Long points = used.get(window);
            if (points != null) {
                windows.put(window, points);
            }
        }
        return windows;
    }

    private boolean isDue(Instant by) {
        return nextDue != null && !nextDue.isAfter(by);
    }

    private List<Posting> postingsOf(Origin origin) {
        if (origin instanceof Origin.Under under) {
            Posting posting = told.get(under.key());
            return posting == null ? List.of() : List.of(posting);
        }
        return List.copyOf(bySubject.getOrDefault(((Origin.About) origin).subject(), List.of()));
    }

    /** Collects lots and holds, each once. */
    private final class Wanted {

        private final TreeMap<LotId, Lot> lots = new TreeMap<>();
        private final Map<IdempotencyKey, Hold> holds = new LinkedHashMap<>();

        void due(Instant by) {
            Account.this.lots.dueBy(by).forEach(this::add);
            for (Hold hold : Account.this.holds.values()) {
                if (hold.releaseAt().filter(at -> !at.isAfter(by)).isPresent()) {
                    hold(hold);
                }
            }
        }

        void lots(LotWant want, Instant dueBy) {
            Account.this.lots.find(want, dueBy).forEach(this::add);
        }

        void hold(Hold hold) {
            holds.put(hold.key(), hold);
            hold.shares().forEach(this::named);
        }

        void named(Posting posting) {
            for (Entry entry : posting.entries()) {
                entry.lots().forEach(this::named);
            }
        }

        private void named(LotShare share) {
            Account.this.lots.find(share.lot()).ifPresent(this::add);
        }

        private void add(Lot lot) {
            lots.put(lot.id(), lot);
        }
    }

    private AccountState.Status status() {
        if (erased()) {
            return AccountState.Status.ERASED;
        }
        return postings.isEmpty() ? AccountState.Status.NEW : AccountState.Status.OPEN;
    }

    private Optional<Posting> last() {
        return postings.isEmpty() ? Optional.empty() : Optional.of(postings.get(postings.size() - 1));
    }

    void requireFits(Changes changes) {
        Unit.requireFits(changes, status(), sequence(), told::containsKey);
    }

    void apply(Changes changes) {
        for (Posting posting : changes.postings()) {
            postings.add(posting);
            told.put(posting.key(), posting);
            posting.subject()
                    .ifPresent(subject -> bySubject
                            .computeIfAbsent(subject, any -> new ArrayList<>(1))
                            .add(posting));
            sealed = posting.kind() == PostingKind.SEAL ? posting.sequence() : sealed;
        }
        if (changes.pots().keySet().containsAll(pots.keySet())) {
            pots = changes.pots();
        } else if (!changes.pots().isEmpty()) {
            Map<CurrencyId, Pot> next = new HashMap<>(pots);
            next.putAll(changes.pots());
            pots = Map.copyOf(next);
        }
        if (changes.tiers().keySet().containsAll(tiers.keySet())) {
            tiers = changes.tiers();
        } else if (!changes.tiers().isEmpty()) {
            Map<LadderId, TierState> next = new HashMap<>(tiers);
            next.putAll(changes.tiers());
            tiers = Map.copyOf(next);
        }
        used.putAll(changes.used());
        changes.lots().forEach(lots::put);
        if (!changes.holds().isEmpty() || !changes.ended().isEmpty()) {
            changes.holds().forEach(hold -> holds.put(hold.key(), hold));
            changes.ended().forEach(holds::remove);
            firstRelease = holds.values().stream()
                    .flatMap(hold -> hold.releaseAt().stream())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
        nextDue = due();
    }

    private @Nullable Instant due() {
        Instant first = earlier(lots.nextDue(), Optional.ofNullable(firstRelease));
        for (Pot pot : pots.values()) {
            first = earlier(first, pot.lapsesAt());
        }
        for (TierState place : tiers.values()) {
            first = earlier(first, place.dueAt());
        }
        return first;
    }

    private static @Nullable Instant earlier(@Nullable Instant first, Optional<Instant> other) {
        return other.isPresent() && (first == null || other.get().isBefore(first)) ? other.get() : first;
    }

    List<Posting> postings(long after, int limit) {
        int from = (int) Math.min(after, postings.size());
        return List.copyOf(postings.subList(from, Math.min(from + limit, postings.size())));
    }

    Optional<AccountHead> head(Pseudonym pseudonym, ProgramId wanted, Optional<Instant> dueBy) {
        boolean meant = program.equals(wanted)
                && dueBy.map(by -> !erased() && isDue(by)).orElse(true);
        return last().filter(any -> meant)
                .map(last -> new AccountHead(
                        pseudonym,
                        program,
                        Optional.ofNullable(id).map(AccountId::member),
                        sequence(),
                        last.recordedAt(),
                        Optional.ofNullable(nextDue),
                        sealed,
                        pots,
                        tiers));
    }

    /** Forgets who the member was. */
    void erase(PseudonymKey key) {
        id = null;
        told.clear();
        used.clear();
        bySubject.clear();
        lots.clear();
        holds.clear();
        tiers = Map.of();
        firstRelease = null;
        nextDue = null;
        postings.replaceAll(posting -> posting.anonymous(key));
    }
}
