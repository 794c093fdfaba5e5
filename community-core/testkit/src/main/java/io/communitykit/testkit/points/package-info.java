/**
 * Contract tests and fault injection for stores of points accounts. The way in is {@link
 * io.communitykit.testkit.points.PointsStoreContract}: extend it in your own build and supply your store. A store on a
 * relational database extends {@link io.communitykit.testkit.points.JdbcPointsStoreContract} as well.
 */
@NullMarked
package io.communitykit.testkit.points;

import org.jspecify.annotations.NullMarked;
