/** Our own stores of books pass their contract, and do what they promise beyond it. */
@NullMarked
package io.communitykit.testkit.book;

import org.jspecify.annotations.NullMarked;
