/** JMH benchmarks against peers. */
@NullMarked
package io.communitykit.benchmarks;

import org.jspecify.annotations.NullMarked;
