package io.communitykit.benchmarks.word;

import java.util.List;

/** What is done with the texts. */
enum WordTask {
    CONTAINS_SHORT("contains, short posts"),
    FIND_POSTS("findAll, posts"),
    REPLACE_POSTS("replace, posts"),
    FIND_LONG("findAll, long text"),
    SCAN_LONG("hits without objects, long text");

    /** How it is named in tables. */
    final String title;

    WordTask(String title) {
        this.title = title;
    }

    /** The texts that it is done with. */
    List<String> texts(SampleTexts texts) {
        return switch (this) {
            case CONTAINS_SHORT -> texts.shorts();
            case FIND_POSTS, REPLACE_POSTS -> texts.posts();
            case FIND_LONG, SCAN_LONG -> List.of(texts.whole());
        };
    }

    /** Does it with all of them. Gives a number that depends on all results. */
    long run(WordFinder finder, List<String> texts) {
        long sum = 0;
        for (String text : texts) {
            sum += switch (this) {
                case CONTAINS_SHORT -> finder.contains(text) ? 1 : 0;
                case FIND_POSTS, FIND_LONG -> finder.findAll(text);
                case SCAN_LONG -> finder.scan(text);
                case REPLACE_POSTS -> finder.replace(text).hashCode();
            };
        }
        return sum;
    }
}
