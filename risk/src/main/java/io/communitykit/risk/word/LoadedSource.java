package io.communitykit.risk.word;

import io.communitykit.core.id.PolicyVersion;
import java.util.List;

/**
 * What of a source is in use. Immutable and safe for many threads.
 *
 * @param source the name of the source
 * @param version the version of its edition
 * @param lists the names and versions of its lists
 */
public record LoadedSource(String source, PolicyVersion version, List<LoadedList> lists) {

    /**
     * Copies the lists.
     *
     * @param source the name of the source
     * @param version the version of its edition
     * @param lists the names and versions of its lists
     */
    public LoadedSource {
        lists = List.copyOf(lists);
    }

    /**
     * One list of it.
     *
     * @param name the name of the list
     * @param version its version
     */
    public record LoadedList(String name, PolicyVersion version) {}
}
