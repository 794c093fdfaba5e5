package io.communitykit.membership.points;

import io.communitykit.core.id.IdempotencyKey;

/**
 * What makes a posting unique within its account, for as long as the account lives.
 *
 * @param key the key under which the fact or command was told
 * @param leg which part of it
 */
public record PostingKey(IdempotencyKey key, Leg leg) {

    @Override
    public String toString() {
        return key + "#" + leg.code();
    }
}
