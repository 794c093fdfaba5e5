package io.communitykit.risk.word.jdbc;

import io.communitykit.core.id.PolicyVersion;
import java.util.Optional;

/** What became of a change of a list. Immutable and safe for many threads. */
public sealed interface WordWrite {

    /**
     * It was made.
     *
     * @param edition the version of the edition that holds it, as {@link JdbcWordSource#load} gives it unless others write too
     */
    record Written(PolicyVersion edition) implements WordWrite {}

    /**
     * It was not: the list is at another version than the caller thought. Where that is the version that the caller wanted to write, an
     * earlier try was made whose reply was lost.
     *
     * @param current the version of the list; empty if there is no such list
     */
    record Stale(Optional<PolicyVersion> current) implements WordWrite {}
}
