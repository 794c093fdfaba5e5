/** Models of candidates against peers and floors. */
@NullMarked
package io.communitykit.benchmarks.candidate;

import org.jspecify.annotations.NullMarked;
