@NullMarked
package io.communitykit.membership.tier.cut;

import org.jspecify.annotations.NullMarked;
