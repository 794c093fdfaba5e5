/** A shop community that never was: members, posts, orders and spam, the same to the byte for the same seed. */
@NullMarked
package io.communitykit.examples.demo;

import org.jspecify.annotations.NullMarked;
