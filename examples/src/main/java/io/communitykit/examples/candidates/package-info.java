/** What a community may be shown: questions like a question, and members to follow. The way in is {@link ThreadTally}. */
@NullMarked
package io.communitykit.examples.candidates;

import org.jspecify.annotations.NullMarked;
