/** The rules of the house, checked on the classes of all libraries. */
@NullMarked
package io.communitykit.testkit.architecture;

import org.jspecify.annotations.NullMarked;
