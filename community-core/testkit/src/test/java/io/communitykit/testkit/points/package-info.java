/** Our own adapters of points accounts, checked by the contract, and what crashes do to them. */
@NullMarked
package io.communitykit.testkit.points;

import org.jspecify.annotations.NullMarked;
