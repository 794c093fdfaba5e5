/**
 * Segments over a whole population at once: counts, overlaps, samples, and what an edited definition would change before it is
 * saved. The way in is {@link io.communitykit.core.segment.bulk.Population}.
 */
@NullMarked
package io.communitykit.core.segment.bulk;

import org.jspecify.annotations.NullMarked;
