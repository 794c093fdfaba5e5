/**
 * Learns weights from what reviewers found. The way in is {@link io.communitykit.risk.abuse.fit.AbuseFit}.
 */
@NullMarked
package io.communitykit.risk.abuse.fit;

import org.jspecify.annotations.NullMarked;
