/**
 * Where the facts of a screen against abuse are kept. The way in is {@link io.communitykit.risk.abuse.spi.AbuseStore}.
 */
@NullMarked
package io.communitykit.risk.abuse.spi;

import org.jspecify.annotations.NullMarked;
