/** Parts to fit on and parts to evaluate with. The way in is {@link io.communitykit.recommend.candidate.split.Splits}. */
@NullMarked
package io.communitykit.recommend.candidate.split;

import org.jspecify.annotations.NullMarked;
