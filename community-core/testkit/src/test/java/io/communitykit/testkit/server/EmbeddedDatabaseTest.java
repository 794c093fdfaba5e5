package io.communitykit.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.jdbc.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedDatabaseTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("a fresh database is empty, keeps any text, and is told apart by its dialect")
    void fresh(EmbeddedDatabase database) throws SQLException {
        for (int i = 0; i < 2; i++) {
            try (HikariDataSource dataSource = database.fresh(2);
                    Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (text VARCHAR(40))");
                statement.execute("INSERT INTO t VALUES ('积分 𠮷 🎉')");
                try (ResultSet row = statement.executeQuery("SELECT text FROM t")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo("积分 𠮷 🎉");
                    assertThat(row.next()).isFalse();
                }
                assertThat(Dialect.of(connection)).isEqualTo(database.dialect());
            }
        }
    }
}
