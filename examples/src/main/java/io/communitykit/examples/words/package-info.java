/** Commands about sensitive words. The way in is {@link io.communitykit.examples.words.WordsCommandGroup}. */
@NullMarked
package io.communitykit.examples.words;

import org.jspecify.annotations.NullMarked;
