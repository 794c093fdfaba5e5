/** The safety of a community. The way in is {@code WordMatcher} for sensitive words and {@code AbuseScreen} for farmed referrals. */
module io.communitykit.risk {
    requires transitive io.communitykit.core;
    requires jakarta.validation;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.communitykit.risk.abuse;
    exports io.communitykit.risk.abuse.fact;
    exports io.communitykit.risk.abuse.fit;
    exports io.communitykit.risk.abuse.graph;
    exports io.communitykit.risk.abuse.jdbc;
    exports io.communitykit.risk.abuse.key;
    exports io.communitykit.risk.abuse.memory;
    exports io.communitykit.risk.abuse.spi;
    exports io.communitykit.risk.word;
    exports io.communitykit.risk.word.file;
    exports io.communitykit.risk.word.jdbc;
    exports io.communitykit.risk.word.memory;
    exports io.communitykit.risk.word.ready;
    exports io.communitykit.risk.word.report;
    exports io.communitykit.risk.word.screen;
    exports io.communitykit.risk.word.spi;
    exports io.communitykit.risk.word.weak;

    // Documents are made and checked by reflection.
    opens io.communitykit.risk.abuse.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.risk.word.internal to
            io.communitykit.core,
            org.hibernate.validator;
}
