/**
 * Turns what identifies a person into unreadable keys that are equal for the same thing. The way in is {@link
 * io.communitykit.risk.abuse.key.IdentityKeys}.
 */
@NullMarked
package io.communitykit.risk.abuse.key;

import org.jspecify.annotations.NullMarked;
