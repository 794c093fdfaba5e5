/**
 * Published formulas of ranking: transforms, freshness, quality.
 */
@NullMarked
package io.communitykit.recommend.formula;

import org.jspecify.annotations.NullMarked;
