/**
 * The one language of conditions: earning rules, segments, campaigns and alerts ask it whether something holds. The way
 * in is {@link io.communitykit.core.condition.Condition}, a tree over typed attributes with a strict JSON form, a
 * text form for people and three-valued logic, in which what is not known is never taken for false.
 */
@NullMarked
package io.communitykit.core.condition;

import org.jspecify.annotations.NullMarked;
