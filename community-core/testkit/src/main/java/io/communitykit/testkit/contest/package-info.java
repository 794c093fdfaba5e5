/**
 * What must hold of contests of teams on every store: extend {@link io.communitykit.testkit.contest.ContestContract} and supply yours.
 */
@NullMarked
package io.communitykit.testkit.contest;

import org.jspecify.annotations.NullMarked;
