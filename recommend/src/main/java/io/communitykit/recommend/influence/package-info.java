/**
 * Who matters: the interaction graph, PageRank on it, and the score of key opinion consumers. The way in is {@link
 * io.communitykit.recommend.influence.KocRanking}.
 */
@NullMarked
package io.communitykit.recommend.influence;

import org.jspecify.annotations.NullMarked;
