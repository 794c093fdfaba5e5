package io.communitykit.testkit.word;

import io.communitykit.testkit.server.EmbeddedDatabase;

class H2WordSourceTest extends OwnJdbcWordSourceContract {

    H2WordSourceTest() {
        super(EmbeddedDatabase.H2);
    }
}
