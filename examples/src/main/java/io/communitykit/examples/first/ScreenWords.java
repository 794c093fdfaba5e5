package io.communitykit.examples.first;

import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Mask;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.ready.ReadyWords;
import io.communitykit.risk.word.screen.WordScreen;
import java.util.ArrayList;
import java.util.List;

/** A shop that screens what members write: the smallest program about sensitive words. */
final class ScreenWords {

    private ScreenWords() {}

    /**
     * Screens a post.
     *
     * @param words the shop's own words, a document of kind {@code word-list}
     * @param rules what follows, a document of kind {@code word-policy}
     * @param post what a member wrote
     * @return the post, with asterisks for its words where it may not be shown as it is
     */
    static String screen(String words, String rules, String post) {
        // begin
        List<WordList> lists = new ArrayList<>(ReadyWords.all()); // a start, which an operator replaces
        lists.add(WordList.KIND.read(words));
        WordScreen screen = WordScreen.of(WordPolicy.KIND.read(rules), lists); // kept, and used by all threads

        Verdict verdict = screen.check(post); // pass, review or block, with every hit and why
        return verdict.action() == Action.PASS ? post : screen.matcher().replace(post, Mask.each('*'));
        // end
    }
}
