/** The libraries on the module path, as a host with modules meets them. */
@NullMarked
package io.communitykit.testkit.modulepath;

import org.jspecify.annotations.NullMarked;
