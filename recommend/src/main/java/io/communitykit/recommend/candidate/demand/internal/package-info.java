/** The documents of demand policies. */
@NullMarked
package io.communitykit.recommend.candidate.demand.internal;

import org.jspecify.annotations.NullMarked;
