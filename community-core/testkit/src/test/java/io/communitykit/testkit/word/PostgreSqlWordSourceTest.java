package io.communitykit.testkit.word;

import io.communitykit.testkit.server.EmbeddedDatabase;

class PostgreSqlWordSourceTest extends OwnJdbcWordSourceContract {

    PostgreSqlWordSourceTest() {
        super(EmbeddedDatabase.POSTGRESQL);
    }
}
