/** The commands that look into a points ledger. */
@NullMarked
package io.communitykit.examples.points;

import org.jspecify.annotations.NullMarked;
