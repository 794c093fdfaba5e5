/** Our own stores in the simulation of campaigns. */
@NullMarked
package io.communitykit.testkit.campaign;

import org.jspecify.annotations.NullMarked;
