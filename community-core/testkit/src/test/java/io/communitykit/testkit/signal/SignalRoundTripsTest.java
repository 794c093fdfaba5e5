package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.jdbc.JdbcSignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.testkit.server.CountedTrips;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a network each round trip costs more than the work of the server. Commits are counted with the rest. */
@DisplayName("Signals on PostgreSQL")
class SignalRoundTripsTest {

    private static final PseudonymKey KEY = PseudonymKey.of("the trips' own secret".getBytes(StandardCharsets.UTF_8));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static CountedTrips trips;
    private static HikariDataSource pool;
    private static SignalStore store;

    @BeforeAll
    static void open() {
        trips = CountedTrips.to(EmbeddedDatabase.POSTGRESQL.freshUrl());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(trips.url());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        SchemaInstaller.of(pool).install(JdbcSignalStore.SCHEMA);
        store = JdbcSignalStore.builder(ConnectionSource.own(pool), KEY).build();
        // The first transaction leaves the check value of the key, the second finds it, and later ones do not look.
        opened();
        opened();
    }

    @AfterAll
    static void close() {
        pool.close();
        trips.close();
    }

    @Test
    @DisplayName("a fact takes four round trips: read, lock, write, commit")
    void counted() {
        SignalSubject subject = opened();

        assertThat(tripsOf(() -> assertThat(tell(subject, fresh())).isEqualTo("Counted")))
                .containsOnly(4);
    }

    @Test
    @DisplayName("the first fact of a subject takes four too, since its row is made and locked in one")
    void opening() {
        assertThat(tripsOf(SignalRoundTripsTest::opened)).containsOnly(4);
    }

    @Test
    @DisplayName("a repeat takes two, since nothing is locked or written")
    void repeat() {
        SignalSubject subject = opened();
        String id = fresh();
        tell(subject, id);

        assertThat(tripsOf(() -> assertThat(tell(subject, id)).isEqualTo("Replayed")))
                .containsOnly(2);
    }

    @Test
    @DisplayName("a fact about a subject that was erased takes two")
    void erased() {
        SignalSubject subject = opened();
        store.erase(subject);

        assertThat(tripsOf(() -> assertThat(tell(subject, fresh())).isEqualTo("erased")))
                .containsOnly(2);
    }

    @Test
    @DisplayName("reading takes one trip for each 500 subjects, and one more at most to end")
    void reading() {
        List<SignalSubject> many =
                Stream.generate(StoreRules::fresh).limit(1_000).toList();
        List<Integer> one = tripsOf(() -> store.read(many.subList(0, 1)));
        List<Integer> page = tripsOf(() -> store.read(many.subList(0, 500)));
        List<Integer> two = tripsOf(() -> store.read(many));

        assertThat(one).containsOnly(2);
        assertThat(page).containsOnly(2);
        assertThat(two).containsOnly(3);
    }

    /** With times enough for the driver to let the server prepare the statements, which changes how they are sent. */
    private static List<Integer> tripsOf(Runnable work) {
        return IntStream.range(0, 12)
                .mapToObj(time -> {
                    int before = trips.count();
                    work.run();
                    return trips.count() - before;
                })
                .toList();
    }

    private static SignalSubject opened() {
        SignalSubject subject = StoreRules.fresh();
        assertThat(tell(subject, fresh())).isEqualTo("Counted");
        return subject;
    }

    private static String fresh() {
        return "fact " + COUNT.incrementAndGet();
    }

    private static String tell(SignalSubject subject, String id) {
        return StoreRules.name(StoreRules.count(store, subject, id));
    }
}
