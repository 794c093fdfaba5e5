/** What the contracts of all stores share. */
@NullMarked
package io.communitykit.testkit.internal;

import org.jspecify.annotations.NullMarked;
