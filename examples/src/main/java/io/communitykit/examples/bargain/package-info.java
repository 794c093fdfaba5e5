/** Commands about bargains, and how the demo plays them. */
@NullMarked
package io.communitykit.examples.bargain;

import org.jspecify.annotations.NullMarked;
