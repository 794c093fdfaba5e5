package io.communitykit.testkit.points;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Limit;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Changes;
import io.communitykit.membership.points.spi.Decision;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact in small, with a decider of its own, so that a store is tested without the rules of any program: posted once,
 * cut to the room that its windows leave, refused by an erased account.
 *
 * @param account whom it moves
 * @param key what makes it unique within the account
 * @param currency what it moves
 * @param points how many, of either sign
 * @param limits the windows that count it, each with its limit
 */
record SampleFact(AccountId account, PostingKey key, CurrencyId currency, long points, Map<CapWindow, Long> limits) {

    static final CurrencyId POINTS = new CurrencyId("points");
    static final Instant OCCURRED = Instant.parse("2026-03-01T08:15:30.123456Z");
    private static final Instant RECORDED = Instant.parse("2026-03-01T08:15:31.654321Z");

    SampleFact {
        limits = new LinkedHashMap<>(limits);
    }

    static SampleFact of(AccountId account, String id, long points) {
        return new SampleFact(account, key(id), POINTS, points, Map.of());
    }

    static PostingKey key(String id) {
        return new PostingKey(new IdempotencyKey(new EventSource("shop"), new EventId(id)), Leg.MAIN);
    }

    SampleFact under(CapWindow window, long limit) {
        Map<CapWindow, Long> more = new LinkedHashMap<>(limits);
        more.put(window, limit);
        return new SampleFact(account, key, currency, points, more);
    }

    SampleFact in(CurrencyId other) {
        return new SampleFact(account, key, other, points, limits);
    }

    SampleFact keyed(PostingKey other) {
        return new SampleFact(account, other, currency, points, limits);
    }

    Want want() {
        return new Want(account, Optional.of(key), limits.keySet());
    }

    Unit<SampleAnswer> unit() {
        return new Unit<>(List.of(want()), states -> decide(states.get(0)));
    }

    Decision<SampleAnswer> decide(AccountState state) {
        Optional<SampleAnswer> settled = settled(state);
        if (settled.isPresent()) {
            return new Decision.Keep<>(settled.get());
        }
        Changes changes = changes(state);
        return new Decision.Commit<>(List.of(changes), SampleAnswer.posted(changes.last()));
    }

    Optional<SampleAnswer> settled(AccountState state) {
        return state.status() == AccountState.Status.ERASED
                ? Optional.of(SampleAnswer.refused())
                : state.told().map(SampleAnswer::replayed);
    }

    Changes changes(AccountState state) {
        long applied = points;
        Optional<Limit> limit = Optional.empty();
        for (Map.Entry<CapWindow, Long> each : limits.entrySet()) {
            long room = Math.max(0, each.getValue() - state.used().getOrDefault(each.getKey(), 0L));
            if (applied > room) {
                applied = room;
                limit = Optional.of(new Limit.Cap(each.getKey(), room));
            }
        }
        Pot pot = state.pot(currency).plus(applied);
        Map<CapWindow, Long> used = new HashMap<>();
        for (CapWindow window : limits.keySet()) {
            used.put(window, state.used().getOrDefault(window, 0L) + applied);
        }
        Entry entry = new Entry(
                currency,
                EntryKind.EARN,
                Optional.of(new RuleId("sample")),
                List.of(),
                points,
                applied,
                pot.balance(),
                limit);
        return new Changes(account, posting(state.sequence() + 1, entry), Map.of(currency, pot), used);
    }

    private Posting posting(long sequence, Entry entry) {
        ContentDigest content = ContentDigest.builder()
                .field(ContentField.AMOUNT, points)
                .field(ContentField.CURRENCY, currency.value())
                .build();
        return new Posting(
                sequence,
                key,
                content,
                PostingKind.FACT,
                Optional.of(new EventType("sample.fact")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OCCURRED,
                RECORDED,
                new PolicyVersion("1"),
                List.of(entry));
    }
}
