package io.communitykit.risk.abuse.fact;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * A member was seen with something that may belong to one person: a phone, a device, an address.
 *
 * @param key what makes the fact the same one when it is told again
 * @param at when, cut to microseconds; the earliest and the latest sight count
 * @param member who
 * @param kind what kind of thing
 * @param digest the thing, unreadable
 * @param note what is known of it; of several sights, anything that was ever noted counts
 */
public record Linked(IdempotencyKey key, Instant at, MemberId member, KeyKind kind, KeyDigest digest, KeyNote note)
        implements AbuseFact {

    /**
     * Cuts the instant.
     *
     * @param key what makes the fact the same one
     * @param at when
     * @param member who
     * @param kind what kind of thing
     * @param digest the thing, unreadable
     * @param note what is known of it
     */
    public Linked {
        at = Timestamps.cut("time of a link", at);
    }

    @Override
    public List<MemberId> members() {
        return List.of(member);
    }
}
