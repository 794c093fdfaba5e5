/** Where candidates come from: {@link io.communitykit.recommend.candidate.spi.CandidateSource}. */
@NullMarked
package io.communitykit.recommend.candidate.spi;

import org.jspecify.annotations.NullMarked;
