/** The stores of invite codes that are here, under their contract. */
@NullMarked
package io.communitykit.testkit.code;

import org.jspecify.annotations.NullMarked;
