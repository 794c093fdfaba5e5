package io.communitykit.core.jdbc;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The DDL of one component in all its versions: a script per version and database, each leading from the version before.
 * Immutable and safe for many threads.
 *
 * <p>A script is UTF-8 text: statements that each end with {@code ;}, comments as {@code --} or in {@code /*}, quotes
 * {@code '}, {@code "}, backticks and PostgreSQL's {@code $$}. Each statement must bear to be run again ({@code CREATE
 * TABLE IF NOT EXISTS}), since H2 and MariaDB commit each by itself and a crash may leave a script half done. Flyway or
 * Liquibase can run the same files.
 *
 * @param component whose tables they are, such as {@code membership-points}; lower-case letters, digits and hyphens, at
 *     most 64 characters
 * @param version the newest version there is, from 1
 * @param source where the scripts are
 */
public record SchemaScript(String component, int version, Source source) {

    private static final Pattern COMPONENT = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Checks the name and the version.
     *
     * @param component whose tables they are
     * @param version the newest version there is
     * @param source where the scripts are
     * @throws InvalidValueException if the name or the version is out of range
     */
    public SchemaScript {
        if (!COMPONENT.matcher(component).matches()) {
            throw InvalidValueException.of("component of a schema", COMPONENT.pattern(), component);
        }
        if (version < 1) {
            throw InvalidValueException.of("version of schema " + component, "1 or more", version);
        }
    }

    /**
     * Opens scripts. A lambda in the module that holds the resources may read them whatever that module opens: {@code
     * (version, dialect) -> JdbcPointsStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() +
     * ".sql")}.
     */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens one script.
         *
         * @param version from 1 to the newest
         * @param dialect the database
         * @return the script in UTF-8, closed by the caller; null if there is none
         */
        @Nullable
        InputStream open(int version, Dialect dialect);
    }

    /**
     * The statements that lead from the version before to this one, in order, without their {@code ;}.
     *
     * @param version from 1 to the newest
     * @param dialect the database
     * @return at least one statement
     * @throws StorageException if there is no such script, or it cannot be read or split
     */
    public List<String> statements(int version, Dialect dialect) {
        String name = "schema script of " + component + " version " + version + " for " + dialect.resourceName();
        try (InputStream in = source.open(version, dialect)) {
            if (in == null) {
                throw StorageException.permanent(ErrorCode.STORAGE_FAILED, name + " must exist, got none", null);
            }
            return StatementSplitter.split(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, name + " cannot be read", e);
        }
    }
}
