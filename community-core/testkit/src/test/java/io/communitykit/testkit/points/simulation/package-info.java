/** Simulations of the ledger on our own stores, and on stores that are broken on purpose. */
@NullMarked
package io.communitykit.testkit.points.simulation;

import org.jspecify.annotations.NullMarked;
