/** Histories that can be told event by event, and those that are kept as CloudEvents. */
@NullMarked
package io.communitykit.examples.history;

import org.jspecify.annotations.NullMarked;
