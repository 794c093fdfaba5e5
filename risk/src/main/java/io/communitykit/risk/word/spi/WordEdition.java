package io.communitykit.risk.word.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.WordList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a {@link WordSource} holds at one moment. Immutable and safe for many threads.
 *
 * @param version names the content: a number, a hash
 * @param lists the lists, no two of one name; may be none
 */
public record WordEdition(PolicyVersion version, List<WordList> lists) {

    /**
     * Copies the lists and checks their names.
     *
     * @param version names the content
     * @param lists the lists
     */
    public WordEdition {
        lists = List.copyOf(lists);
        Set<String> names = new HashSet<>();
        for (WordList list : lists) {
            if (!names.add(list.name())) {
                throw InvalidValueException.of("lists of an edition", "of different names", list.name() + " twice");
            }
        }
    }
}
