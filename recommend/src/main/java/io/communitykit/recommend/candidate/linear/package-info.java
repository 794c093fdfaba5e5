/** Linear models from item to item, fitted by ridge regression or one step on the graph of items. */
@NullMarked
package io.communitykit.recommend.candidate.linear;

import org.jspecify.annotations.NullMarked;
