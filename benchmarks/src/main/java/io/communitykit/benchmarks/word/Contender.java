package io.communitykit.benchmarks.word;

import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.MatchRules;
import io.communitykit.risk.word.spi.WordBoundaries;
import java.util.List;

/** Who is measured. */
enum Contender {
    OWN_FOLDED("CommunityKit, all folding"),
    OWN_BOUNDARIES("the same, default rules"),
    OWN_PLAIN("CommunityKit, no folding"),
    ACDAT("hankcs ACDAT 1.2.3"),
    AHOCORASICK("robert-bor 0.6.3"),
    TOOLGOOD("ToolGood 3.1.0.1 WordsSearch"),
    HUTOOL("Hutool 5.8.41"),
    HOUBB_PLAIN("houbb 0.25.0, no folding"),
    HOUBB("houbb 0.25.0, defaults"),
    FLOOR_CHARS("floor: charAt loop"),
    FLOOR_TABLE("floor: getChars and table");

    /** How it is named in tables. */
    final String title;

    Contender(String title) {
        this.title = title;
    }

    /** Whether it only looks at every character, and finds nothing. */
    boolean floor() {
        return this == FLOOR_CHARS || this == FLOOR_TABLE;
    }

    /** Whether it finds exactly the words as they are written, and all of them where they overlap. */
    boolean exact() {
        return this == OWN_PLAIN || this == ACDAT || this == AHOCORASICK || this == TOOLGOOD || this == HUTOOL;
    }

    /** Builds it. */
    WordFinder build(SampleDictionary dictionary) {
        List<String> words = dictionary.words();
        return switch (this) {
            case OWN_FOLDED -> own(dictionary, Folding.DEFAULT, MatchRules.ALL.boundaries(WordBoundaries.NONE));
            case OWN_BOUNDARIES -> own(dictionary, Folding.DEFAULT, MatchRules.ALL);
            case OWN_PLAIN -> own(dictionary, Folding.NONE, MatchRules.ALL.boundaries(WordBoundaries.NONE));
            case ACDAT -> new DoubleArrayTrieFinder(words);
            case AHOCORASICK -> new ObjectTrieFinder(words);
            case TOOLGOOD -> new ToolGoodFinder(words);
            case HUTOOL -> new HutoolFinder(words);
            case HOUBB_PLAIN -> HoubbFinder.plain(words);
            case HOUBB -> HoubbFinder.withDefaults(words);
            case FLOOR_CHARS -> new FloorFinder(false);
            case FLOOR_TABLE -> new FloorFinder(true);
        };
    }

    private static WordFinder own(SampleDictionary dictionary, Folding folding, MatchRules rules) {
        return new OwnFinder(dictionary.entries(), folding, rules);
    }
}
