/**
 * What a community may be shown: questions like a question, members to follow, and what is found for the members of a shop. The ways in are {@link
 * ThreadTally} and {@link ShopTally}.
 */
@NullMarked
package io.communitykit.examples.candidates;

import org.jspecify.annotations.NullMarked;
