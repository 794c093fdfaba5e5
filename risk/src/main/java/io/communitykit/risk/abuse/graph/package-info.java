/**
 * What is suspicious, as graphs that a host can draw. The way in is {@link io.communitykit.risk.abuse.graph.ClusterReport}.
 */
@NullMarked
package io.communitykit.risk.abuse.graph;

import org.jspecify.annotations.NullMarked;
