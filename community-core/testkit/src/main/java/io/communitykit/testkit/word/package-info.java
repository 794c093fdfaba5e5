/** The contract of sources of sensitive words. The way in is {@link io.communitykit.testkit.word.WordSourceContract}. */
@NullMarked
package io.communitykit.testkit.word;

import org.jspecify.annotations.NullMarked;
