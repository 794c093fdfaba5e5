/** What must hold of bargains on every store: extend {@link io.communitykit.testkit.bargain.BargainContract} and supply yours. */
@NullMarked
package io.communitykit.testkit.bargain;

import org.jspecify.annotations.NullMarked;
