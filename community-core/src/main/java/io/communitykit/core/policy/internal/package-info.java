/** How document records are described, read and written as JSON Schema. Not exported. */
@NullMarked
package io.communitykit.core.policy.internal;

import org.jspecify.annotations.NullMarked;
