package io.communitykit.risk.abuse.fact;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;

/**
 * A thing no longer stands for a member: the phone was given up, the link was wrong. It ends every link between the two up to that
 * instant, this one included, whether told before or after; a later link counts again.
 *
 * @param key what makes the fact the same one when it is told again
 * @param at until when links do not count, cut to microseconds
 * @param member who
 * @param kind what kind of thing
 * @param digest the thing, unreadable
 */
public record Unlinked(IdempotencyKey key, Instant at, MemberId member, KeyKind kind, KeyDigest digest)
        implements AbuseFact {

    /**
     * Cuts the instant.
     *
     * @param key what makes the fact the same one
     * @param at until when links do not count
     * @param member who
     * @param kind what kind of thing
     * @param digest the thing, unreadable
     */
    public Unlinked {
        at = Timestamps.cut("time of an unlink", at);
    }

    @Override
    public List<MemberId> members() {
        return List.of(member);
    }
}
