package io.communitykit.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schema installer")
class SchemaInstallerTest {

    private final WatchedDataSource database = new WatchedDataSource();
    private final SchemaInstaller installer = SchemaInstaller.of(database.dataSource());

    /** Each version writes its number, so that running one twice shows. */
    private static SchemaScript script(int newest) {
        return new SchemaScript(
                "some-component",
                newest,
                (version, dialect) ->
                        text("INSERT INTO fact VALUES ('" + version + " " + dialect.resourceName() + "');"));
    }

    private static InputStream text(String script) {
        return new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("runs each version once")
    void once() {
        installer.install(script(1));
        installer.install(script(1));
        assertThat(database.facts()).containsExactly("1 h2");

        installer.install(script(3));
        assertThat(database.facts()).containsExactly("1 h2", "2 h2", "3 h2");
    }

    @Test
    @DisplayName("keeps components apart")
    void components() {
        installer.install(script(2));
        installer.install(
                new SchemaScript("other", 1, (version, dialect) -> text("INSERT INTO fact VALUES ('other');")));
        assertThat(database.facts()).containsExactly("1 h2", "2 h2", "other");
    }

    @Test
    @DisplayName("refuses tables that a newer release has installed")
    void newer() {
        installer.install(script(2));
        assertThatThrownBy(() -> installer.install(script(1)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN))
                .hasMessageContaining("at most version 1, got 2");
    }

    @Test
    @DisplayName("does not remember a version whose script failed")
    void failed() {
        SchemaScript broken =
                new SchemaScript("some-component", 1, (version, dialect) -> text("CREATE TABEL a (x INT);"));
        assertThatThrownBy(() -> installer.install(broken))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("installing schema some-component failed");
        installer.install(script(1));
        assertThat(database.facts()).containsExactly("1 h2");
    }

    @Test
    @DisplayName("says which script is missing or cannot be read")
    void missing() {
        SchemaScript absent = new SchemaScript("some-component", 1, (version, dialect) -> null);
        assertThatThrownBy(() -> installer.install(absent))
                .isInstanceOf(StorageException.class)
                .hasMessage("schema script of some-component version 1 for h2 must exist, got none");

        SchemaScript unreadable =
                new SchemaScript("some-component", 1, (version, dialect) -> new FilterInputStream(text("")) {
                    @Override
                    public byte[] readAllBytes() throws IOException {
                        throw new IOException("bad disk");
                    }
                });
        assertThatThrownBy(() -> installer.install(unreadable))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be read")
                .hasRootCauseMessage("bad disk");
    }

    @Test
    void checksNameAndVersion() {
        for (String name : List.of("", "Upper", "with space", "积分", "x".repeat(65))) {
            assertThatThrownBy(() -> new SchemaScript(name, 1, (version, dialect) -> null))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("component of a schema");
        }
        assertThatThrownBy(() -> script(0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1 or more, got 0");
    }
}
