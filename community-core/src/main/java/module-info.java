/** What every CommunityKit module shares: ids, money, events, conditions, policies, segments and JDBC plumbing. */
module io.communitykit.core {
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires jakarta.validation;
    requires transitive java.sql;
    requires org.hibernate.validator;
    requires transitive org.jspecify;
    requires org.slf4j;
    requires roaringbitmap;

    exports io.communitykit.core.condition;
    exports io.communitykit.core.event;
    exports io.communitykit.core.id;
    exports io.communitykit.core.jdbc;
    exports io.communitykit.core.json;
    exports io.communitykit.core.money;
    exports io.communitykit.core.policy;
    exports io.communitykit.core.segment.bulk;
    exports io.communitykit.core.segment.counter;
    exports io.communitykit.core.segment.cut;
    exports io.communitykit.core.segment.explain;
    exports io.communitykit.core.segment.jdbc;
    exports io.communitykit.core.segment.lint;
    exports io.communitykit.core.segment.memory;
    exports io.communitykit.core.segment.ready;
    exports io.communitykit.core.segment.spi;
    exports io.communitykit.core.segment;
    exports io.communitykit.core.time;
    exports io.communitykit.core;

    opens io.communitykit.core.policy.internal to
            org.hibernate.validator;
    opens io.communitykit.core.segment.internal to
            org.hibernate.validator;
}
