/** The stores of members that are here, under their contract. */
@NullMarked
package io.communitykit.testkit.segment;

import org.jspecify.annotations.NullMarked;
