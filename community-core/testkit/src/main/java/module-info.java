/** Contract tests that any storage adapter of CommunityKit extends. */
@SuppressWarnings("NotJavadoc") // Error Prone takes the comment of an open module for a stray one.
open module io.communitykit.testkit {
    requires transitive io.communitykit.core;
    requires static transitive io.communitykit.membership;
    requires static transitive io.communitykit.recommend;
    requires static transitive io.communitykit.referral;
    requires static transitive io.communitykit.risk;
    requires transitive java.sql;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports io.communitykit.testkit.abuse;
    exports io.communitykit.testkit.bargain;
    exports io.communitykit.testkit.book;
    exports io.communitykit.testkit.campaign;
    exports io.communitykit.testkit.code;
    exports io.communitykit.testkit.contest;
    exports io.communitykit.testkit.jdbc;
    exports io.communitykit.testkit.lottery;
    exports io.communitykit.testkit.points;
    exports io.communitykit.testkit.points.linearizability;
    exports io.communitykit.testkit.points.simulation;
    exports io.communitykit.testkit.referral;
    exports io.communitykit.testkit.segment;
    exports io.communitykit.testkit.signal;
    exports io.communitykit.testkit.team;
    exports io.communitykit.testkit.word;
}
