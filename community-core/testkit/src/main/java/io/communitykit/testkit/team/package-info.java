/**
 * What must hold of group-buys and bargains on every store: extend {@link io.communitykit.testkit.team.TeamContract} and supply yours.
 */
@NullMarked
package io.communitykit.testkit.team;

import org.jspecify.annotations.NullMarked;
