package io.communitykit.core.policy;

import org.jspecify.annotations.Nullable;

/**
 * Makes the domain record of a document whose structure is sound.
 *
 * @param <D> the document record
 * @param <P> the domain record
 */
@FunctionalInterface
public interface Conversion<D extends Record, P> {

    /**
     * Checks what spans fields, and converts.
     *
     * @param document the document, structure and constraints checked
     * @param violations takes faults; with any of them the result does not count
     * @return the domain record; null only where a fault was added
     */
    @Nullable
    P convert(D document, Violations violations);
}
