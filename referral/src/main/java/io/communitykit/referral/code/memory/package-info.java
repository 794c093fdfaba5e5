/** Codes on the heap. The way in is {@link io.communitykit.referral.code.memory.InMemoryCodeStore}. */
@NullMarked
package io.communitykit.referral.code.memory;

import org.jspecify.annotations.NullMarked;
