/**
 * Tells whether a points store keeps one account linearizable under real threads: each call seems to happen at one moment between
 * its begin and its end. The way in is {@link io.communitykit.testkit.points.linearizability.AccountLinearizability}.
 *
 * <p>Histories are searched for an order that explains all answers, after J. Wing and C. Gong, "Testing and verifying concurrent
 * objects", Journal of Parallel and Distributed Computing 17, 1993, and do not visit a state twice, after G. Lowe, "Testing for
 * linearizability", Concurrency and Computation: Practice and Experience 29, 2017.
 */
@NullMarked
package io.communitykit.testkit.points.linearizability;

import org.jspecify.annotations.NullMarked;
