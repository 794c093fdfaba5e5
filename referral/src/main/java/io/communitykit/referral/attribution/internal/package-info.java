/** How attribution is decided and kept. */
@NullMarked
package io.communitykit.referral.attribution.internal;

import org.jspecify.annotations.NullMarked;
