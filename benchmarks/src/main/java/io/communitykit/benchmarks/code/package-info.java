/** Invite codes against the plainest thing that could do the job. */
@NullMarked
package io.communitykit.benchmarks.code;

import org.jspecify.annotations.NullMarked;
