package io.communitykit.recommend.formula;

import io.communitykit.recommend.internal.Checks;

/** How Discourse scores posts and, in older versions, topics. Pure; the same on every machine. */
public final class DiscourseScore {

    private static final double REPLY = 5;
    private static final double LIKE = 15;
    private static final double LINK = 5;
    private static final double BOOKMARK = 2;
    private static final double READ = 0.2;
    private static final double POST = 2;

    private DiscourseScore() {}

    /**
     * What a post is scored by.
     *
     * @param replies replies to it, 0 to 1e12
     * @param likes its score of likes, 0 to 1e12
     * @param links links to it from elsewhere, 0 to 1e12
     * @param bookmarks bookmarks, 0 to 1e12
     * @param reads by how many it was read, 0 to 1e12
     */
    public record Post(long replies, long likes, long links, long bookmarks, long reads) {

        /**
         * Checks the ranges.
         *
         * @param replies replies to it
         * @param likes its score of likes
         * @param links links to it
         * @param bookmarks bookmarks
         * @param reads readers
         */
        public Post {
            Checks.count("replies", replies);
            Checks.count("likes", likes);
            Checks.count("links", links);
            Checks.count("bookmarks", bookmarks);
            Checks.count("reads", reads);
        }

        /**
         * {@code 5 replies + 15 likes + 5 links + 2 bookmarks + 0.2 reads} (lib/score_calculator.rb, default weights).
         *
         * @return 0 or more
         */
        public double score() {
            return REPLY * replies + LIKE * likes + LINK * links + BOOKMARK * bookmarks + READ * reads;
        }
    }

    /**
     * What a topic is scored by within a period.
     *
     * @param views views, 0 to 1e12
     * @param likes likes of its posts, 0 to 1e12
     * @param posts its posts, 0 to 1e12
     */
    public record Topic(long views, long likes, long posts) {

        /**
         * Checks the ranges.
         *
         * @param views views
         * @param likes likes of its posts
         * @param posts its posts
         */
        public Topic {
            Checks.count("views", views);
            Checks.count("likes", likes);
            Checks.count("posts", posts);
        }

        /**
         * {@code log10(max(views, 1)) + likes + 2 posts} (app/models/top_topic.rb of 2014; the {@code log} of PostgreSQL is to the base 10).
         *
         * @return 0 or more
         */
        public double top() {
            return StrictMath.log10((double) Math.max(views, 1)) + likes + POST * posts;
        }
    }
}
