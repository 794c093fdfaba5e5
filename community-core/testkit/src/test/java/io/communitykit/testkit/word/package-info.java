/** The sources of words that are here, under their contract. */
@NullMarked
package io.communitykit.testkit.word;

import org.jspecify.annotations.NullMarked;
