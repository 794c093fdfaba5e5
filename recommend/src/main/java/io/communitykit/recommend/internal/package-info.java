/** What several capabilities of this module share. */
@NullMarked
package io.communitykit.recommend.internal;

import org.jspecify.annotations.NullMarked;
