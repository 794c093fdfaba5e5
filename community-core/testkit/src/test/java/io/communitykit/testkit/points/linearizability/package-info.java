/** Tests of the check of calls by several threads at once, and that check on our own stores. */
@NullMarked
package io.communitykit.testkit.points.linearizability;

import org.jspecify.annotations.NullMarked;
