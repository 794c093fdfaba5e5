package io.communitykit.risk.abuse.internal;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What every store of facts checks and reckons alike. */
public final class StoreChecks {

    /** Keeps the pseudonyms of this module apart from all others. */
    private static final ProgramId MEMBERS = new ProgramId("communitykit risk.abuse");

    private static final EventSource RECORDED = new EventSource("communitykit risk.abuse");

    private StoreChecks() {}

    /**
     * Stands for a member in stores.
     *
     * @param key the host's secret
     * @param member any
     * @return the same pseudonym for the same key and member, always
     */
    public static Pseudonym pseudonym(PseudonymKey key, MemberId member) {
        return ErasedMember.of(member).map(ErasedMember::pseudonym).orElseGet(() -> key.pseudonym(MEMBERS, member));
    }

    /**
     * The key under which a recorded fact is shown.
     *
     * @param high of the hash of the key that it was told under
     * @param low the rest
     * @return a key of the store's own, which says nothing
     */
    public static IdempotencyKey recorded(long high, long low) {
        HexFormat hex = HexFormat.of();
        return new IdempotencyKey(RECORDED, new EventId(hex.toHexDigits(high) + hex.toHexDigits(low)));
    }

    /**
     * Checks how many are appended.
     *
     * @param facts at most {@value AbuseStore#MAX_APPEND}
     * @throws InvalidValueException if there are more
     */
    public static void appendable(List<AbuseFact> facts) {
        if (facts.size() > AbuseStore.MAX_APPEND) {
            throw InvalidValueException.of(
                    "number of facts to append", "at most " + AbuseStore.MAX_APPEND, facts.size());
        }
    }

    /**
     * In which components two facts differ, their keys apart.
     *
     * @param one a fact
     * @param other another
     * @return the names in the order of the components, {@code type} alone for different kinds of facts; none where they are the same
     */
    public static List<String> differing(AbuseFact one, AbuseFact other) {
        if (one.getClass() != other.getClass()) {
            return List.of("type");
        }
        String[] names = names(one);
        Object[] first = components(one);
        Object[] second = components(other);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (!first[i].equals(second[i])) {
                all.add(names[i]);
            }
        }
        return all;
    }

    private static String[] names(AbuseFact fact) {
        if (fact instanceof Linked) {
            return new String[] {"at", "member", "kind", "digest", "note"};
        } else if (fact instanceof Unlinked) {
            return new String[] {"at", "member", "kind", "digest"};
        } else if (fact instanceof Brought) {
            return new String[] {"at", "referrer", "friend", "fromClick"};
        } else if (fact instanceof Quality) {
            return new String[] {"at", "member", "orders", "keptDays"};
        }
        return new String[] {"at", "referrer", "friend", "finding"};
    }

    private static Object[] components(AbuseFact fact) {
        if (fact instanceof Linked it) {
            return new Object[] {it.at(), it.member(), it.kind(), it.digest(), it.note()};
        } else if (fact instanceof Unlinked it) {
            return new Object[] {it.at(), it.member(), it.kind(), it.digest()};
        } else if (fact instanceof Brought it) {
            return new Object[] {it.at(), it.referrer(), it.friend(), it.fromClick()};
        } else if (fact instanceof Quality it) {
            return new Object[] {it.at(), it.member(), it.orders(), it.keptDays()};
        } else if (fact instanceof Feedback it) {
            return new Object[] {it.at(), it.referrer(), it.friend(), it.finding()};
        }
        throw new IllegalStateException("a fact of a kind that was added, " + fact);
    }
}
