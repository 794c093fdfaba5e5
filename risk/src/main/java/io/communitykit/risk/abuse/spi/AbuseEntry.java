package io.communitykit.risk.abuse.spi;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.fact.AbuseFact;

/** One thing that a store of facts has recorded. Immutable. */
public sealed interface AbuseEntry {

    /**
     * Its place in the order of recording.
     *
     * @return from 1; nothing is ever recorded under a smaller number than one that was shown
     */
    long number();

    /**
     * A fact.
     *
     * @param number its place
     * @param fact what was told; under its own key or one that stands for it, always the same; an erased member goes by {@link
     *     ErasedMember#id()}
     */
    record Recorded(long number, AbuseFact fact) implements AbuseEntry {}

    /**
     * A member was erased.
     *
     * @param number its place
     * @param pseudonym all that is left of the member
     */
    record Forgotten(long number, Pseudonym pseudonym) implements AbuseEntry {}
}
