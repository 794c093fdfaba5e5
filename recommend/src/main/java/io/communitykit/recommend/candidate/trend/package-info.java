/** What is busy now, beside what is usual, up to date with every fact. The way in is {@link io.communitykit.recommend.candidate.trend.Trending}. */
@NullMarked
package io.communitykit.recommend.candidate.trend;

import org.jspecify.annotations.NullMarked;
