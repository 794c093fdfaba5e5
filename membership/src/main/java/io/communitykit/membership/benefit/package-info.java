/**
 * What tiers are worth: benefits with quotas, and packs for single members. The way in is {@link
 * io.communitykit.membership.benefit.Benefits}.
 */
@NullMarked
package io.communitykit.membership.benefit;

import org.jspecify.annotations.NullMarked;
