/**
 * How good candidates are. The way in is {@link io.communitykit.recommend.candidate.evaluate.Evaluation}; {@code Splits} makes what it is given.
 *
 * <p>Lists come ranked by falling score; equal scores are in the order of item numbers, which is the order of item ids. So ties are broken the same way
 * for every model, and never in its favour by what is relevant.
 */
@NullMarked
package io.communitykit.recommend.candidate.evaluate;

import org.jspecify.annotations.NullMarked;
