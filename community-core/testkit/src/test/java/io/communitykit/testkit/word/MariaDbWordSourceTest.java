package io.communitykit.testkit.word;

import io.communitykit.testkit.server.EmbeddedDatabase;

class MariaDbWordSourceTest extends OwnJdbcWordSourceContract {

    MariaDbWordSourceTest() {
        super(EmbeddedDatabase.MARIADB);
    }
}
