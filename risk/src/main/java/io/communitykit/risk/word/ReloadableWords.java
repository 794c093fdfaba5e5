package io.communitykit.risk.word;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A matcher that can be exchanged while it is used. {@link #reload()} asks the sources, builds a matcher aside and then swaps one reference:
 * who scans meanwhile goes on with the matcher that he has, and nobody ever sees words of two editions together. After any failure the old
 * matcher stays.
 *
 * <p>Safe for many threads. Scans never wait. Reloads wait for each other; who waited asks the sources again, so that he sees what he has
 * just changed. Has no thread of its own: a host calls {@code reload} when it likes, such as once a minute or when told.
 */
public final class ReloadableWords {

    /** No first edition could be had. */
    public static final ErrorCode UNUSABLE = new ErrorCode("words.unusable");

    private static final Logger LOG = LoggerFactory.getLogger(ReloadableWords.class);

    private final List<Named> sources;
    private final Folding folding;
    private final MatchRules rules;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile Live live;

    private record Named(String name, WordSource source) {}

    /** What is in use: for each source its edition, empty if none was loaded yet. */
    private record Live(WordMatcher matcher, List<Optional<WordEdition>> editions, List<LoadedSource> loaded) {}

    private ReloadableWords(Builder builder) {
        this.sources = builder.named();
        this.folding = builder.folding;
        this.rules = builder.rules;
        WordMatcher first = builder.initial
                .map(matcher -> matcher.with(rules))
                .orElseGet(() ->
                        WordMatcher.builder().folding(folding).rules(rules).build());
        this.live = new Live(
                first,
                sources.stream().map(each -> Optional.<WordEdition>empty()).toList(),
                List.of());
    }

    /**
     * Begins with the sources.
     *
     * @param first a source
     * @param more further ones; all words of all of them count
     * @return a builder; not safe for many threads
     */
    public static Builder builder(WordSource first, WordSource... more) {
        return new Builder(first, more);
    }

    /**
     * The matcher in use. A host asks for it once for each text, and keeps to it for that text. Never waits.
     *
     * @return the matcher
     */
    public WordMatcher matcher() {
        return live.matcher();
    }

    /**
     * What is in use, source by source. Never waits.
     *
     * @return the sources of which an edition was loaded, in the order in which they were given
     */
    public List<LoadedSource> sources() {
        return live.loaded();
    }

    /**
     * Asks every source for a new edition, and exchanges the matcher if there is one.
     *
     * @return what became of it; failures are a case of it, never thrown
     */
    public WordReload reload() {
        reloading.lock();
        try {
            WordReload result = reloadAlone();
            log(result);
            return result;
        } finally {
            reloading.unlock();
        }
    }

    private WordReload reloadAlone() {
        Live old = live;
        List<WordReload.Fault> faults = new ArrayList<>();
        List<Optional<WordEdition>> editions = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            editions.add(load(sources.get(i), old.editions().get(i), faults));
        }
        if (!faults.isEmpty()) {
            return new WordReload.Failed(old.loaded(), faults);
        }
        if (editions.equals(old.editions())) {
            return new WordReload.Unchanged(old.loaded());
        }
        List<WordList> lists = editions.stream()
                .flatMap(Optional::stream)
                .flatMap(edition -> edition.lists().stream())
                .toList();
        try {
            WordMatcher matcher = matcher(lists);
            List<LoadedSource> loaded = loaded(editions);
            WordChanges changes = WordDiff.of(old.matcher(), old.loaded(), matcher, loaded);
            live = new Live(matcher, List.copyOf(editions), loaded);
            return new WordReload.Reloaded(loaded, changes);
        } catch (RuntimeException e) {
            return new WordReload.Failed(old.loaded(), WordFaults.ofBuild(e, lists, folding));
        }
    }

    /** The edition of a source that now counts; what it was before if it is the same, or after a fault. */
    @SuppressWarnings("OptionalAssignedToNull") // A foreign source may give null in spite of its contract.
    private static Optional<WordEdition> load(Named named, Optional<WordEdition> known, List<WordReload.Fault> faults) {
        try {
            Optional<PolicyVersion> version = known.map(WordEdition::version);
            Optional<WordEdition> loaded = named.source().load(version);
            if (loaded == null || (loaded.isEmpty() && known.isEmpty())) {
                faults.add(WordFaults.noEdition(named.name()));
                return known;
            }
            return loaded.isEmpty() || loaded.map(WordEdition::version).equals(version) ? known : loaded;
        } catch (RuntimeException e) {
            faults.add(WordFaults.of(named.name(), e));
            return known;
        }
    }

    private WordMatcher matcher(List<WordList> lists) {
        WordMatcher.Builder builder = WordMatcher.builder().folding(folding).rules(rules);
        lists.forEach(builder::add);
        return builder.build();
    }

    private List<LoadedSource> loaded(List<Optional<WordEdition>> editions) {
        List<LoadedSource> loaded = new ArrayList<>();
        for (int i = 0; i < editions.size(); i++) {
            String source = sources.get(i).name();
            editions.get(i).ifPresent(edition -> loaded.add(loaded(source, edition)));
        }
        return List.copyOf(loaded);
    }

    private static LoadedSource loaded(String source, WordEdition edition) {
        return new LoadedSource(
                source,
                edition.version(),
                edition.lists().stream()
                        .map(list -> new LoadedSource.LoadedList(list.name(), list.version()))
                        .toList());
    }

    private void log(WordReload result) {
        if (result instanceof WordReload.Reloaded reloaded) {
            LOG.debug(
                    "Words reloaded from {} sources, {} terms: {}",
                    reloaded.sources().size(),
                    live.matcher().terms().size(),
                    reloaded.changes());
        } else if (result instanceof WordReload.Failed failed) {
            LOG.warn(
                    "Words not reloaded for {} faults; {} terms stay in use",
                    failed.faults().size(),
                    live.matcher().terms().size());
        }
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final List<WordSource> sources = new ArrayList<>();
        private Folding folding = Folding.DEFAULT;
        private MatchRules rules = MatchRules.ALL;
        private Optional<WordMatcher> initial = Optional.empty();

        private Builder(WordSource first, WordSource... more) {
            sources.add(first);
            sources.addAll(List.of(more));
        }

        /**
         * Sets what is seen through.
         *
         * @param seen the folding of each matcher that is built
         * @return this
         */
        public Builder folding(Folding seen) {
            folding = seen;
            return this;
        }

        /**
         * Sets what counts.
         *
         * @param what the rules of each matcher
         * @return this
         */
        public Builder rules(MatchRules what) {
            rules = what;
            return this;
        }

        /**
         * Begins with a matcher that is there, such as one from a {@link WordImage}, instead of asking the sources at once.
         *
         * @param matcher in use until the first reload that succeeds; its rules do not count
         * @return this
         */
        public Builder initial(WordMatcher matcher) {
            initial = Optional.of(matcher);
            return this;
        }

        /**
         * Loads the first edition, unless there is an {@link #initial} matcher.
         *
         * @return the words, ready to be used
         * @throws CommunityException with {@link #UNUSABLE} and every fault if there is no edition to begin with
         * @throws InvalidValueException if two sources have one name
         */
        public ReloadableWords build() {
            ReloadableWords words = new ReloadableWords(this);
            if (initial.isEmpty() && words.reload() instanceof WordReload.Failed failed) {
                throw new CommunityException(
                        UNUSABLE,
                        "words cannot be loaded:"
                                + failed.faults().stream()
                                        .map(fault -> "\n" + fault.what() + ": " + fault.why())
                                        .collect(Collectors.joining()));
            }
            return words;
        }

        private List<Named> named() {
            Set<String> names = new HashSet<>();
            List<Named> named = new ArrayList<>();
            for (WordSource source : sources) {
                String name = source.name();
                if (!names.add(name)) {
                    throw InvalidValueException.of("sources of words", "of different names", name + " twice");
                }
                named.add(new Named(name, source));
            }
            return List.copyOf(named);
        }
    }
}
