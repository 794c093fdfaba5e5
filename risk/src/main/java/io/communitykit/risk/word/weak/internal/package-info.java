/** The searches of the second pass, one class each. Nothing here is for hosts. */
@NullMarked
package io.communitykit.risk.word.weak.internal;

import org.jspecify.annotations.NullMarked;
