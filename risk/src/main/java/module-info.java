/** The safety of a community. The way in is {@code WordMatcher} for sensitive words. */
module io.communitykit.risk {
    requires transitive io.communitykit.core;
    requires transitive org.jspecify;

    exports io.communitykit.risk.word;
    exports io.communitykit.risk.word.spi;
}
