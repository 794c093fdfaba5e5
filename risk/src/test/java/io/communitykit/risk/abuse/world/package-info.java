/** Made-up shops with planted rings and honest patterns. What they are drawn from is never seen by the screen. */
@NullMarked
package io.communitykit.risk.abuse.world;

import org.jspecify.annotations.NullMarked;
