/** The feed of a community. The way in is {@code FeedRanker}. */
module io.communitykit.recommend {
    requires transitive io.communitykit.core;
    requires jakarta.validation;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.communitykit.recommend.diversity;
    exports io.communitykit.recommend.formula;
    exports io.communitykit.recommend.signal;
}
