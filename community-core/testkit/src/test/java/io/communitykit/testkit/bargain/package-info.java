/** Our own stores under the contract of bargains. */
@NullMarked
package io.communitykit.testkit.bargain;

import org.jspecify.annotations.NullMarked;
