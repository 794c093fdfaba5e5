/**
 * Finds what may stand for a sensitive word: other characters of the same sound, Latin spelling, characters taken apart. The way in is {@link
 * io.communitykit.risk.word.weak.WeakEvidence}.
 */
@NullMarked
package io.communitykit.risk.word.weak;

import org.jspecify.annotations.NullMarked;
