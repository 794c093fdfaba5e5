package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A schema script")
class StatementSplitterTest {

    private static List<String> split(String script) {
        return StatementSplitter.split("script", script);
    }

    @Test
    void isCutAtItsSemicolons() {
        assertThat(split("CREATE TABLE a (x INT);\n\nCREATE TABLE b (y INT) ;;\n"))
                .containsExactly("CREATE TABLE a (x INT)", "CREATE TABLE b (y INT)");
    }

    @Test
    @DisplayName("is not cut within comments and quotes, and loses its comments")
    void quotes() {
        assertThat(split("""
                        -- it's a comment; with "quotes"
                        INSERT INTO a VALUES ('it''s; -- no comment', "b;", `c;`); /* and; 'so */
                        INSERT INTO a VALUES ('积分;🎉');-- the end;
                        CREATE FUNCTION f() AS $body$ BEGIN; $$ ; $$ END; $body$;
                        """))
                .containsExactly(
                        "INSERT INTO a VALUES ('it''s; -- no comment', \"b;\", `c;`)",
                        "INSERT INTO a VALUES ('积分;🎉')",
                        "CREATE FUNCTION f() AS $body$ BEGIN; $$ ; $$ END; $body$");
    }

    @Test
    @DisplayName("may be long")
    void isLong() {
        String statement = "INSERT INTO a VALUES ('" + "x".repeat(100_000) + "')";
        assertThat(split((statement + ";\n/* " + "y".repeat(100_000) + " */\n").repeat(3)))
                .hasSize(3)
                .containsOnly(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 'a;",
                "SELECT \"a;",
                "SELECT `a;",
                "SELECT 1; /* a;",
                "SELECT $$a;",
                "",
                "--;"
            })
    void isRefusedWhenSomethingIsLeftOpen(String script) {
        assertThatThrownBy(() -> split(script))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("script must");
    }
}
