/**
 * Which of several models to take. The way in is {@link io.communitykit.recommend.candidate.selection.ParameterSearch}, which tries parameters and never sees
 * a test part, and {@link io.communitykit.recommend.candidate.selection.PairedBootstrap}, which says how sure it is that one model is better than another.
 */
@NullMarked
package io.communitykit.recommend.candidate.selection;

import org.jspecify.annotations.NullMarked;
