/**
 * What a change of rules would do. The way in is {@link io.communitykit.membership.tier.whatif.WhatIf}: it replays facts under
 * two programs and compares what members have in the end.
 */
@NullMarked
package io.communitykit.membership.tier.whatif;

import org.jspecify.annotations.NullMarked;
