/**
 * For who implements storage for points accounts: {@link io.communitykit.membership.points.spi.PointsStore} and the records
 * that go in and out of it.
 */
@NullMarked
package io.communitykit.membership.points.spi;

import org.jspecify.annotations.NullMarked;
