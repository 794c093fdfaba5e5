package io.communitykit.benchmarks.word;

/** Finds something where any of the eager ones does, so that what it lets pass is clean for all. */
final class CleanJudge implements WordFinder {

    private final WordFinder own;
    private final WordFinder houbb;

    CleanJudge(SampleDictionary words) {
        this.own = Contender.OWN_FOLDED.build(words);
        this.houbb = Contender.HOUBB.build(words);
    }

    @Override
    public boolean contains(String text) {
        return own.contains(text) || houbb.contains(text);
    }

    @Override
    public int findAll(String text) {
        return Math.max(own.findAll(text), houbb.findAll(text));
    }

    @Override
    public String replace(String text) {
        return own.replace(text);
    }
}
