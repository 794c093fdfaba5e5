/**
 * A simulator that plays random histories of a points ledger against a store and checks the books after every step. The way in
 * is {@link io.communitykit.testkit.points.simulation.PointsSimulation}.
 */
@NullMarked
package io.communitykit.testkit.points.simulation;

import org.jspecify.annotations.NullMarked;
