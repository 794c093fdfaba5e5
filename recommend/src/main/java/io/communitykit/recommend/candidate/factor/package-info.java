/** Models of latent factors. The way in is {@link io.communitykit.recommend.candidate.factor.ImplicitAls}. */
@NullMarked
package io.communitykit.recommend.candidate.factor;

import org.jspecify.annotations.NullMarked;
