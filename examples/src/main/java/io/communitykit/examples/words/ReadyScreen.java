package io.communitykit.examples.words;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.ready.ReadyWords;
import io.communitykit.risk.word.screen.WordScreen;

/** What judges texts where an operator names nothing. */
public final class ReadyScreen {

    /** Levels decide. */
    static final WordPolicy BY_LEVEL = WordPolicy.byLevel(new PolicyVersion("by-level"));

    private ReadyScreen() {}

    /** The dictionary that comes with the library, whose levels decide. */
    public static WordScreen make() {
        return WordScreen.of(BY_LEVEL, ReadyWords.all());
    }
}
