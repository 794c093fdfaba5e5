package io.communitykit.referral.code.memory;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.referral.code.internal.StoreKeys;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeKind;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.MemberCode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps codes on the heap: for tests, examples, simulations and a first run. Nothing survives the process. One lock for all changes and
 * lists, held while a function decides; finding takes none and constant time. Safe for many threads.
 */
public final class InMemoryCodeStore implements CodeStore {

    /** Stand for codes that were forgotten. */
    private static final List<CodeKey> UNKNOWN = List.of(new CodeKey("000"), new CodeKey("222222222"));

    private final PseudonymKey key;
    private final ConcurrentHashMap<CodeKey, MemberCode> codes = new ConcurrentHashMap<>();

    /** Codes whose owners were erased, by what stands for them. */
    private final ConcurrentHashMap<Pseudonym, MemberCode> ownerless = new ConcurrentHashMap<>();

    private final Map<MemberId, Set<CodeKey>> held = new HashMap<>();
    private final Map<CodeKey, Map<IdempotencyKey, Instant>> uses = new HashMap<>();
    private final Set<Pseudonym> erased = new HashSet<>();

    /**
     * Creates an empty store.
     *
     * @param key turns a member and a code into the pseudonyms that are all that stays after an erasure
     */
    public InMemoryCodeStore(PseudonymKey key) {
        this.key = key;
    }

    @Override
    public synchronized <R> Optional<R> claim(
            MemberId member, List<CodeKey> candidates, Function<Holdings, Claim<R>> decide) {
        StoreKeys.candidates(candidates);
        if (isErased(member)) {
            return Optional.empty();
        }
        Set<CodeKey> taken = new HashSet<>(candidates);
        taken.removeIf(each -> find(each).isEmpty());
        Holdings holdings = new Holdings(codes(member), taken);
        Claim<R> claim = decide.apply(holdings);
        StoreKeys.claim(member, candidates, holdings, claim);
        claim.replaced().ifPresent(code -> replace(code.code().key(), code.revokedAt()));
        claim.claimed().ifPresent(code -> {
            codes.put(code.code().key(), code);
            held.computeIfAbsent(member, first -> new LinkedHashSet<>())
                    .add(code.code().key());
        });
        return Optional.of(claim.result());
    }

    private void replace(CodeKey replaced, Optional<Instant> revokedAt) {
        codes.computeIfPresent(replaced, (same, now) -> now.changed(now.uses(), revokedAt));
    }

    private boolean isErased(MemberId member) {
        return !erased.isEmpty() && erased.contains(StoreKeys.of(key, member));
    }

    @Override
    public Optional<MemberCode> find(CodeKey wanted) {
        MemberCode found = codes.get(wanted);
        if (found != null || ownerless.isEmpty()) {
            return Optional.ofNullable(found);
        }
        return Optional.ofNullable(ownerless.get(StoreKeys.of(key, wanted))).map(code -> code.ownerless(wanted));
    }

    @Override
    public synchronized List<MemberCode> codes(MemberId member) {
        return held.getOrDefault(member, Set.of()).stream()
                .flatMap(each -> Optional.ofNullable(codes.get(each)).stream())
                .sorted(StoreKeys.AGE)
                .toList();
    }

    @Override
    public synchronized <R> Optional<R> update(
            CodeKey wanted, Optional<IdempotencyKey> use, Function<Seen, Change<R>> decide) {
        Optional<MemberCode> found = find(wanted);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> usedAt = use.flatMap(
                it -> Optional.ofNullable(uses.getOrDefault(wanted, Map.of()).get(it)));
        Change<R> change = decide.apply(new Seen(found.get(), usedAt));
        if (change.code().isPresent() && codes.containsKey(wanted)) {
            MemberCode changed = change.code().get();
            codes.computeIfPresent(wanted, (same, now) -> now.changed(changed.uses(), changed.revokedAt()));
            change.usedAt()
                    .ifPresent(at -> use.ifPresent(it -> uses.computeIfAbsent(wanted, first -> new HashMap<>())
                            .put(it, at)));
        }
        return Optional.of(change.result());
    }

    @Override
    public synchronized boolean erase(MemberId member) {
        boolean isNew = erased.add(StoreKeys.of(key, member));
        Set<CodeKey> theirs = held.remove(member);
        if (theirs != null) {
            for (CodeKey each : theirs) {
                erase(each);
            }
        }
        return isNew;
    }

    private void erase(CodeKey each) {
        uses.remove(each);
        MemberCode code = codes.get(each);
        if (code != null) {
            // In both for a moment, so that it is claimed at every moment.
            ownerless.put(StoreKeys.of(key, each), code.ownerless(UNKNOWN.get(code.kind() == CodeKind.VANITY ? 0 : 1)));
            codes.remove(each);
        }
    }
}
