/** Our own stores under the contract of teams. */
@NullMarked
package io.communitykit.testkit.team;

import org.jspecify.annotations.NullMarked;
