/** Fits models of candidates on files and judges them. */
@NullMarked
package io.communitykit.examples.recommend;

import org.jspecify.annotations.NullMarked;
