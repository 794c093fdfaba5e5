package io.communitykit.testkit.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierChange;
import io.communitykit.membership.tier.TierState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change put together by a test, so that a store is shown lots and holds without the rules of any program. Not safe for many
 * threads.
 */
final class SampleChange {

    /** A posting to be made. */
    private record Draft(
            PostingKey key, PostingKind kind, Optional<Subject> subject, List<Entry> entries, List<TierChange> tiers) {}

    private final AccountId account;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<CurrencyId, Pot> pots = new HashMap<>();
    private final List<Lot> lots = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final Set<IdempotencyKey> ended = new HashSet<>();
    private final Map<LadderId, TierState> places = new HashMap<>();

    private SampleChange(AccountId account) {
        this.account = account;
    }

    /** Begins with no posting. */
    static SampleChange of(AccountId account) {
        return new SampleChange(account);
    }

    /** Begins with one posting. */
    static SampleChange of(AccountId account, String id) {
        return of(account).posting(SampleFact.key(id), PostingKind.GRANT, Optional.empty());
    }

    SampleChange posting(PostingKey key, PostingKind kind, Optional<Subject> subject, Entry... entries) {
        drafts.add(new Draft(key, kind, subject, List.of(entries), List.of()));
        return this;
    }

    SampleChange about(String id, String subject, Entry... entries) {
        return posting(SampleFact.key(id), PostingKind.FACT, Optional.of(new Subject(subject)), entries);
    }

    /** What the posting that was added last did to tiers. */
    SampleChange became(TierChange... changes) {
        Draft last = drafts.remove(drafts.size() - 1);
        drafts.add(new Draft(last.key, last.kind, last.subject, last.entries, List.of(changes)));
        return this;
    }

    SampleChange place(LadderId ladder, TierState place) {
        places.put(ladder, place);
        return this;
    }

    SampleChange lots(Lot... changed) {
        lots.addAll(List.of(changed));
        return this;
    }

    SampleChange holds(Hold... made) {
        holds.addAll(List.of(made));
        return this;
    }

    SampleChange ends(IdempotencyKey... keys) {
        ended.addAll(List.of(keys));
        return this;
    }

    SampleChange pot(CurrencyId currency, Pot pot) {
        pots.put(currency, pot);
        return this;
    }

    /** An entry that moves these shares, in what can be spent. */
    static Entry entry(LotShare... shares) {
        long points = 0;
        for (LotShare share : shares) {
            points += share.points();
        }
        return new Entry(
                SampleFact.POINTS,
                points < 0 ? EntryKind.SPEND : EntryKind.GRANT,
                Optional.empty(),
                List.of(),
                points,
                points,
                points,
                Optional.empty(),
                Shift.available(points),
                List.of(shares));
    }

    Changes after(AccountState state) {
        List<Posting> postings = new ArrayList<>();
        for (Draft draft : drafts) {
            postings.add(posting(draft, state.sequence() + 1 + postings.size()));
        }
        return new Changes(account, postings, pots, Map.of(), lots, holds, ended, places);
    }

    private static Posting posting(Draft draft, long sequence) {
        return new Posting(
                sequence,
                draft.key(),
                ContentDigest.builder()
                        .field(ContentField.OPERATION, draft.key().toString())
                        .build(),
                draft.kind(),
                Optional.empty(),
                draft.subject(),
                Optional.empty(),
                Optional.empty(),
                SampleFact.OCCURRED,
                SampleFact.OCCURRED,
                new PolicyVersion("1"),
                draft.entries(),
                draft.tiers());
    }

    Unit<AccountState> unit() {
        return unit(Want.balances(account));
    }

    /** Answers with the state that the change was decided on. */
    Unit<AccountState> unit(Want want) {
        return new Unit<>(List.of(want), states -> new Decision.Commit<>(List.of(after(states.get(0))), states.get(0)));
    }
}
