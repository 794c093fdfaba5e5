/** What every command shares: failures with exit codes, text for people, progress. */
@NullMarked
package io.communitykit.examples.cli;

import org.jspecify.annotations.NullMarked;
