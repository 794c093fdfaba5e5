/**
 * What keeps a page from being all alike. The way in is {@link io.communitykit.recommend.diversity.Quota}.
 */
@NullMarked
package io.communitykit.recommend.diversity;

import org.jspecify.annotations.NullMarked;
