package io.communitykit.examples.replay;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where accounts are kept. */
public final class StoreOptions {

    private static final PseudonymKey TRIAL_KEY =
            PseudonymKey.of("communitykit trial key, not for keeps".getBytes(StandardCharsets.US_ASCII));

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Place place;

    @Option(names = "--user", paramLabel = "NAME", description = "Database user.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            arity = "0..1",
            interactive = true,
            defaultValue = "${env:COMMUNITYKIT_PASSWORD}",
            description = "Database password; asked for if none follows (default: $COMMUNITYKIT_PASSWORD).")
    private @Nullable String password;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Holds the pseudonym key in Base64, as 'openssl rand -base64 32' prints it; the same for as long"
                            + " as the database lives (default: a fixed trial key).")
    private @Nullable Path keyFile;

    /** One of the two. */
    static final class Place {

        @Option(names = "--store", paramLabel = "memory", description = "Keeps accounts in memory (the default).")
        private @Nullable Kind store;

        @Option(
                names = "--jdbc",
                paramLabel = "URL",
                description = "Keeps accounts in a database: H2, PostgreSQL, MariaDB or MySQL. demo and replay"
                        + " create the tables.")
        private @Nullable String jdbcUrl;
    }

    /** What {@code --store} takes. */
    enum Kind {
        MEMORY;

        @Override
        public String toString() {
            return "memory";
        }
    }

    /**
     * Opens the store that the options name.
     *
     * @param console hears a warning about the trial key
     * @return a store; close it
     * @throws CommandFailure if it cannot be opened
     */
    public OpenStore open(Console console) {
        return open(console, OpenStore::memory, OpenStore::jdbc);
    }

    /**
     * Opens the store that the options name, and creates neither a database nor tables.
     *
     * @param console hears a warning about the trial key
     * @return a store; close it
     * @throws CommandFailure if it cannot be opened, or is a database without the tables
     */
    public OpenStore openExisting(Console console) {
        return open(console, OpenStore::memory, OpenStore::existing);
    }

    /**
     * Opens books of referrals where the options say.
     *
     * @param console hears a warning about the trial key
     * @return books; close them
     * @throws CommandFailure if they cannot be opened
     */
    public OpenBooks openBooks(Console console) {
        return open(console, OpenBooks::memory, OpenBooks::jdbc);
    }

    /**
     * Opens books of referrals that are there already.
     *
     * @param console hears a warning about the trial key
     * @return books; close them
     * @throws CommandFailure if they cannot be opened, or are a database without the tables
     */
    public OpenBooks openExistingBooks(Console console) {
        return open(console, OpenBooks::memory, OpenBooks::existing);
    }

    /** Whether a database is named. */
    public boolean isDatabase() {
        return place != null && place.jdbcUrl != null;
    }

    private <S> S open(Console console, Function<PseudonymKey, S> memory, Opening<S> opening) {
        if (place == null || place.store == Kind.MEMORY || place.jdbcUrl == null) {
            return memory.apply(key());
        }
        if (keyFile == null) {
            console.note("note: pseudonyms are made with a fixed trial key; give --key-file for data that you keep");
        }
        return opening.open(place.jdbcUrl, user, password, key());
    }

    /** How a database is opened. */
    private interface Opening<S> {
        S open(String url, @Nullable String user, @Nullable String password, PseudonymKey key);
    }

    private PseudonymKey key() {
        if (keyFile == null) {
            return TRIAL_KEY;
        }
        try {
            return PseudonymKey.ofBase64(Files.readString(keyFile));
        } catch (IOException e) {
            throw CommandFailure.unreadable(keyFile, e);
        }
    }
}
