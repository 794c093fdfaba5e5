/** What the screen against abuse costs. */
@NullMarked
package io.communitykit.benchmarks.abuse;

import org.jspecify.annotations.NullMarked;
