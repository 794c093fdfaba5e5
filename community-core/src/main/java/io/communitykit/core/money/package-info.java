/** Money in minor units and exact arithmetic on points. No {@code double} comes near either. */
@NullMarked
package io.communitykit.core.money;

import org.jspecify.annotations.NullMarked;
