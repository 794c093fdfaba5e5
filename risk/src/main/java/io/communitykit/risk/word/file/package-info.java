/** Dictionaries in files. The way in is {@code FileWordSource}. */
@NullMarked
package io.communitykit.risk.word.file;

import org.jspecify.annotations.NullMarked;
