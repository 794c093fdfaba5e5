package io.communitykit.examples.summary;

import java.util.List;

/**
 * A feed at the end of a history, beside what newest-first would show, and who moves others.
 *
 * @param policy the edition of its policy
 * @param at as of when, as text
 * @param contents how much content there is
 * @param digest of the page
 * @param entries the page
 * @param newest the newest content, as many
 * @param key key opinion consumers, best first
 */
public record FeedSummary(
        String policy,
        String at,
        long contents,
        String digest,
        List<Entry> entries,
        List<Newest> newest,
        List<Key> key) {

    /** Of a history of which no feed was made. */
    public static final FeedSummary NONE = new FeedSummary("", "", 0, "", List.of(), List.of(), List.of());

    /** Copies the lists. */
    public FeedSummary {
        entries = List.copyOf(entries);
        newest = List.copyOf(newest);
        key = List.copyOf(key);
    }

    /**
     * Content in its place.
     *
     * @param position its place
     * @param content its id
     * @param title its title, or nothing
     * @param author who wrote it
     * @param kind its format and category
     * @param published when, as text
     * @param score its score, with three decimals
     * @param terms what the score is made of, largest first
     * @param moves what moved it, in words
     * @param newestPlace its place among the newest, in words
     */
    public record Entry(
            int position,
            String content,
            String title,
            String author,
            String kind,
            String published,
            String score,
            List<Term> terms,
            String moves,
            String newestPlace) {

        /** Copies the terms. */
        public Entry {
            terms = List.copyOf(terms);
        }
    }

    /**
     * What one term adds.
     *
     * @param name its name
     * @param adds how much, with its sign
     * @param width how long its bar is, per cent of the longest on the page
     * @param against whether it lowers the score
     */
    public record Term(String name, String adds, String width, boolean against) {}

    /**
     * One of the newest.
     *
     * @param position its place
     * @param content its id
     * @param title its title, or nothing
     * @param author who wrote it
     * @param published when, as text
     * @param feedPlace its place in the feed, in words
     */
    public record Newest(
            int position, String content, String title, String author, String published, String feedPlace) {}

    /**
     * A key opinion consumer.
     *
     * @param position from 1
     * @param member who
     * @param score 0 to 10,000
     * @param influence points for the rank among members
     * @param conversion points for orders by visit
     * @param gmv points for revenue
     * @param why the numbers behind them
     */
    public record Key(int position, String member, long score, long influence, long conversion, long gmv, String why) {}
}
