/** Machinery of the screen against abuse: not exported. */
@NullMarked
package io.communitykit.risk.abuse.internal;

import org.jspecify.annotations.NullMarked;
