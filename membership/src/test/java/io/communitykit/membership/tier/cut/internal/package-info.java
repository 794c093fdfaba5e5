@NullMarked
package io.communitykit.membership.tier.cut.internal;

import org.jspecify.annotations.NullMarked;
