/** The stores of facts against abuse that are here, under their contract. */
@NullMarked
package io.communitykit.testkit.abuse;

import org.jspecify.annotations.NullMarked;
