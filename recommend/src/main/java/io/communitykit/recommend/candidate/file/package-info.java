/** Models in files. The way in is {@link io.communitykit.recommend.candidate.file.ModelFile}. */
@NullMarked
package io.communitykit.recommend.candidate.file;

import org.jspecify.annotations.NullMarked;
