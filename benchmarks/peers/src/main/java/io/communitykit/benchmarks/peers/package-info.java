/**
 * Models of candidates beside RankSys and Mahout: the way in is {@link io.communitykit.benchmarks.peers.CandidatePeers}. A module of its own, so that the
 * libraries of both, which are old, stay away from all others.
 */
@NullMarked
package io.communitykit.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
