package io.communitykit.testkit.abuse;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and members and keys that no earlier test has named. */
abstract class StoreRules {

    static final Instant MAY = Instant.parse("2026-05-01T00:00:00.000001Z");
    static final KeyKind PHONE = new KeyKind("phone");
    static final KeyDigest THING = new KeyDigest(-1, Long.MIN_VALUE);
    static final Appended REPLAYED = new Appended.Replayed();
    static final Appended ERASED = new Appended.Erased();

    AbuseStore store;

    abstract AbuseStore createStore();

    @BeforeEach
    void openStore() {
        store = createStore();
    }

    static MemberId fresh() {
        return new MemberId("\u4f1a\u5458 \ud83d\ude00 " + UUID.randomUUID());
    }

    static IdempotencyKey key() {
        return new IdempotencyKey(
                new EventSource("shop"), new EventId(UUID.randomUUID().toString()));
    }

    static Linked linked(MemberId member) {
        return new Linked(key(), MAY, member, PHONE, THING, KeyNote.PLAIN);
    }

    static Brought brought(MemberId referrer, MemberId friend) {
        return new Brought(key(), MAY, referrer, friend, Optional.of(Duration.ofMillis(1_500)));
    }

    /** One of each kind of fact that is a member's alone. */
    static List<AbuseFact> own(MemberId member) {
        return List.of(
                linked(member),
                new Linked(key(), MAY.plusSeconds(1), member, new KeyKind("e-mail"), THING, KeyNote.DISPOSABLE),
                new Unlinked(key(), MAY.plusSeconds(2), member, PHONE, THING),
                new Quality(key(), MAY.plusSeconds(3), member, 3, 40));
    }

    /** One of each kind of fact of two. */
    static List<AbuseFact> shared(MemberId referrer, MemberId friend) {
        return List.of(
                brought(referrer, friend),
                new Brought(key(), MAY.plusSeconds(4), referrer, friend, Optional.empty()),
                new Feedback(key(), MAY.plusSeconds(5), referrer, friend, Finding.FRAUD),
                new Feedback(key(), MAY.plusSeconds(6), referrer, friend, Finding.HONEST));
    }

    static List<AbuseFact> all(List<AbuseFact> some, List<AbuseFact> others) {
        List<AbuseFact> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    static Appended append(AbuseStore store, AbuseFact fact) {
        return store.append(List.of(fact)).get(0);
    }

    static long number(Appended appended) {
        if (appended instanceof Appended.Recorded it) {
            return it.number();
        }
        throw new AssertionError("it was to be recorded: " + appended);
    }

    static String name(Appended appended) {
        return appended.getClass().getSimpleName();
    }

    /** Everything behind a number, in pages of so many. */
    static List<AbuseEntry> read(AbuseStore store, Optional<MemberId> member, long after, int limit) {
        List<AbuseEntry> all = new ArrayList<>();
        List<AbuseEntry> page;
        long last = after;
        do {
            page = store.entries(new AbuseQuery(member, last, limit));
            all.addAll(page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).number();
        } while (page.size() == limit);
        return all;
    }

    static List<AbuseEntry> behind(AbuseStore store, long after) {
        return read(store, Optional.empty(), after, AbuseQuery.MAX_LIMIT);
    }

    /** The last number so far. */
    static long last(AbuseStore store) {
        List<AbuseEntry> all = behind(store, 0);
        return all.isEmpty() ? 0 : all.get(all.size() - 1).number();
    }

    static List<AbuseEntry> of(AbuseStore store, MemberId member) {
        return read(store, Optional.of(member), 0, AbuseQuery.MAX_LIMIT);
    }

    /** Facts without their keys, which are the store's own. */
    static List<AbuseFact> bare(List<? extends AbuseFact> facts) {
        return facts.stream().map(StoreRules::bare).toList();
    }

    static List<AbuseFact> facts(List<AbuseEntry> entries) {
        List<AbuseFact> facts = new ArrayList<>();
        for (AbuseEntry entry : entries) {
            if (entry instanceof AbuseEntry.Recorded it) {
                facts.add(bare(it.fact()));
            }
        }
        return facts;
    }

    private static AbuseFact bare(AbuseFact fact) {
        IdempotencyKey none = new IdempotencyKey(new EventSource("none"), new EventId("none"));
        if (fact instanceof Linked it) {
            return new Linked(none, it.at(), it.member(), it.kind(), it.digest(), it.note());
        } else if (fact instanceof Unlinked it) {
            return new Unlinked(none, it.at(), it.member(), it.kind(), it.digest());
        } else if (fact instanceof Quality it) {
            return new Quality(none, it.at(), it.member(), it.orders(), it.keptDays());
        } else if (fact instanceof Brought it) {
            return new Brought(none, it.at(), it.referrer(), it.friend(), it.fromClick());
        } else if (fact instanceof Feedback it) {
            return new Feedback(none, it.at(), it.referrer(), it.friend(), it.finding());
        }
        throw new AssertionError("a fact of a kind that was added: " + fact);
    }

    final MemberId erasedName(MemberId member) {
        return new ErasedMember(store.pseudonym(member)).id();
    }
}
