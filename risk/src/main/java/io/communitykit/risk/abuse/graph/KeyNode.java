package io.communitykit.risk.abuse.graph;

import io.communitykit.risk.abuse.KeyStrength;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;

/**
 * A key that ties members of a cluster together.
 *
 * @param kind what kind of key
 * @param digest the key, unreadable
 * @param strength what it means to share it
 * @param sharers how many share it in the whole community: persons a soft key, accounts a hard one
 * @param nearness how near two of them are by it, in basis points; 10,000 for a hard key
 */
public record KeyNode(KeyKind kind, KeyDigest digest, KeyStrength strength, int sharers, int nearness) {

    /**
     * A name of the node for a drawing.
     *
     * @return kind and the first eight digits of the digest
     */
    public String label() {
        return kind + ":" + digest.toString().substring(0, 8);
    }
}
