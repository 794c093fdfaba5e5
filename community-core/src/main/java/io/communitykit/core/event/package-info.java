/**
 * Facts as hosts tell them: {@link io.communitykit.core.event.CommunityEvent}, its vocabulary, and its CloudEvents 1.0
 * form, one JSON object a line.
 */
@NullMarked
package io.communitykit.core.event;

import org.jspecify.annotations.NullMarked;
