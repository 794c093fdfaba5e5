/** Machinery of the models. */
@NullMarked
package io.communitykit.recommend.candidate.internal;

import org.jspecify.annotations.NullMarked;
