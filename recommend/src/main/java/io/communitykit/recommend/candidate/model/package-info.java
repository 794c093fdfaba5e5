/** Models that find candidates, whatever they are made of. The way in is {@link io.communitykit.recommend.candidate.model.Model}. */
@NullMarked
package io.communitykit.recommend.candidate.model;

import org.jspecify.annotations.NullMarked;
