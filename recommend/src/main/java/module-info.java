/** The feed of a community and its candidates. The ways in are {@code FeedRanker} and {@code CandidateFinder}. */
module io.communitykit.recommend {
    requires transitive io.communitykit.core;
    requires jakarta.validation;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.communitykit.recommend.candidate.basket;
    exports io.communitykit.recommend.candidate.data;
    exports io.communitykit.recommend.candidate.demand.spi;
    exports io.communitykit.recommend.candidate.demand;
    exports io.communitykit.recommend.candidate.evaluate;
    exports io.communitykit.recommend.candidate.factor;
    exports io.communitykit.recommend.candidate.file;
    exports io.communitykit.recommend.candidate.linear;
    exports io.communitykit.recommend.candidate.model;
    exports io.communitykit.recommend.candidate.neighbour;
    exports io.communitykit.recommend.candidate.recent.spi;
    exports io.communitykit.recommend.candidate.recent;
    exports io.communitykit.recommend.candidate.selection;
    exports io.communitykit.recommend.candidate.spi;
    exports io.communitykit.recommend.candidate.split;
    exports io.communitykit.recommend.candidate.trend;
    exports io.communitykit.recommend.candidate;
    exports io.communitykit.recommend.diversity;
    exports io.communitykit.recommend.explore;
    exports io.communitykit.recommend.feed.spi;
    exports io.communitykit.recommend.feed;
    exports io.communitykit.recommend.formula;
    exports io.communitykit.recommend.influence.spi;
    exports io.communitykit.recommend.influence;
    exports io.communitykit.recommend.offpolicy;
    exports io.communitykit.recommend.signal.jdbc;
    exports io.communitykit.recommend.signal.memory;
    exports io.communitykit.recommend.signal.spi;
    exports io.communitykit.recommend.signal;

    // Documents are made and checked by reflection.
    opens io.communitykit.recommend.candidate.demand.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.recommend.candidate.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.recommend.feed.internal to
            io.communitykit.core,
            org.hibernate.validator;
}
