/** Commands about policy documents, and how other commands load them. */
@NullMarked
package io.communitykit.examples.policy;

import org.jspecify.annotations.NullMarked;
