/** What codes need of a host. The way in is {@link io.communitykit.referral.code.spi.CodeStore}. */
@NullMarked
package io.communitykit.referral.code.spi;

import org.jspecify.annotations.NullMarked;
