/** The stores of signals that are here, under their contract. */
@NullMarked
package io.communitykit.testkit.signal;

import org.jspecify.annotations.NullMarked;
