/**
 * Words in texts: a dictionary and texts, the libraries that look for the one in the other, and the check that they find the same. {@link
 * io.communitykit.benchmarks.word.WordFigures} measures all of them in turns in one machine, {@link
 * io.communitykit.benchmarks.word.WordScanBenchmark} one by one.
 */
@NullMarked
package io.communitykit.benchmarks.word;

import org.jspecify.annotations.NullMarked;
