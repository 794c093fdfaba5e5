/** What the interaction graph asks of its host. */
@NullMarked
package io.communitykit.recommend.influence.spi;

import org.jspecify.annotations.NullMarked;
