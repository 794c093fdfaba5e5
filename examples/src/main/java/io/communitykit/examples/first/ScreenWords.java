package io.communitykit.examples.first;

import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.Mask;
import io.communitykit.risk.word.Verdict;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordMatcher;
import io.communitykit.risk.word.WordPolicy;
import io.communitykit.risk.word.ready.ReadyWords;

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
        WordMatcher.Builder builder = WordMatcher.builder();
        ReadyWords.all().forEach(builder::add);
        WordMatcher matcher = builder.add(WordList.KIND.read(words)).build(); // kept, and used by all threads
        WordPolicy policy = WordPolicy.KIND.read(rules);

        Verdict verdict = matcher.check(post, policy); // pass, review or block, with every hit and why
        return verdict.action() == Action.PASS ? post : matcher.replace(post, Mask.each('*'));
        // end
    }
}
