/** Runnable examples. The way in is {@link io.communitykit.examples.CommunityKit}. */
@NullMarked
package io.communitykit.examples;

import org.jspecify.annotations.NullMarked;
