/** What is bought after what. The way in is {@link io.communitykit.recommend.candidate.basket.RuleMining}. */
@NullMarked
package io.communitykit.recommend.candidate.basket;

import org.jspecify.annotations.NullMarked;
