/**
 * What a dictionary does to honest texts. The way in is {@link io.communitykit.risk.word.report.FalsePositiveReport}.
 */
@NullMarked
package io.communitykit.risk.word.report;

import org.jspecify.annotations.NullMarked;
