/** What group-buys ask of a host. */
@NullMarked
package io.communitykit.referral.team.spi;

import org.jspecify.annotations.NullMarked;
