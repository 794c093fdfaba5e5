package io.communitykit.risk.word.memory;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.util.List;
import java.util.Optional;

/** Keeps lists on the heap; the version counts up from 1. Safe for many threads. */
public final class InMemoryWordSource implements WordSource {

    private final String name;
    private volatile Numbered current;

    /** An edition and its number. */
    private record Numbered(long number, WordEdition edition) {
        private static Numbered of(long number, List<WordList> lists) {
            return new Numbered(number, new WordEdition(new PolicyVersion(Long.toString(number)), lists));
        }
    }

    /**
     * Makes a source.
     *
     * @param name what it is called in reports
     * @param lists the lists of its first edition
     */
    public InMemoryWordSource(String name, List<WordList> lists) {
        this.name = name;
        this.current = Numbered.of(1, lists);
    }

    /**
     * Makes a source called {@code memory}.
     *
     * @param lists the lists of its first edition
     * @return the source
     */
    public static InMemoryWordSource of(WordList... lists) {
        return new InMemoryWordSource("memory", List.of(lists));
    }

    /**
     * Sets all lists at once.
     *
     * @param lists the lists of the next edition
     */
    public synchronized void set(List<WordList> lists) {
        current = Numbered.of(current.number() + 1, lists);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<WordEdition> load(Optional<PolicyVersion> known) {
        WordEdition edition = current.edition();
        return known.equals(Optional.of(edition.version())) ? Optional.empty() : Optional.of(edition);
    }
}
