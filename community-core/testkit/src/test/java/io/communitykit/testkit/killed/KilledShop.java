package io.communitykit.testkit.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.jdbc.JdbcBookStore;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.spi.BookStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * A shop whose process was killed with {@code kill -9} in the middle of a history, and told everything again; and one beside that was told
 * it once.
 *
 * @param again the shop on the database that the killed process left
 * @param clean the other, on the heap
 * @param paid what the first paid, before and after
 * @param cleanPaid what the other paid
 * @param steps how many steps both were told
 */
public record KilledShop<S extends KilledShop.Told>(S again, S clean, PaidTable paid, PaidTable cleanPaid, int steps) {

    private static final int STEPS = 100_000;
    private static final int MORE = 5;

    /** What is told step by step; each step has an instant of its own, so that told again it is told at the same. */
    public interface Told {

        /** Tells a step. */
        void step(int number);

        /** Ends what so many steps left. */
        void end(int steps);
    }

    /** When a process is killed. */
    public record Moment(String line, int count) {

        private static final String PAYS = "pays";
        private static final String PAID = "paid";
        private static final String STEP = "[0-9]+";

        /** In turns: between a payment and what is written down of it, right before a payment, and somewhere behind a step. */
        public static Moment of(RepetitionInfo repetition, int payments, int steps) {
            return switch (repetition.getCurrentRepetition() % 3) {
                case 1 -> new Moment(PAID, payments);
                case 2 -> new Moment(PAYS, payments + 2);
                default -> new Moment(STEP, steps);
            };
        }

        private boolean isExact() {
            return !line.equals(STEP);
        }
    }

    /** What a process does that is to be killed: it says each step and each payment that is done, and waits to be heard. */
    public static void tell(String[] args, BiFunction<BookStore, PaidTable, ? extends Told> shops) throws SQLException {
        DataSource database = database(args[0]);
        Told shop =
                shops.apply(store(database), new PaidTable(database, () -> say(Moment.PAYS), () -> say(Moment.PAID)));
        for (int i = 0; i < STEPS; i++) {
            shop.step(i);
            say(Integer.toString(i + 1));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody listens");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a process, and tells all that it was told and some more to both. */
    public static <S extends Told> KilledShop<S> after(
            Moment moment, Class<?> process, Path directory, BiFunction<BookStore, PaidTable, S> shops)
            throws IOException, InterruptedException, SQLException {
        // Written at each commit; moving old chunks together at each would take most of the time.
        String url = "jdbc:h2:file:" + directory.resolve("shop") + ";WRITE_DELAY=0;AUTO_COMPACT_FILL_RATE=0";
        DataSource database = database(url);
        SchemaInstaller.of(database).install(JdbcBookStore.SCHEMA);
        PaidTable paid = PaidTable.create(database);
        PaidTable cleanPaid = PaidTable.create(database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
        int answered = tellUntilKilled(process, url, moment);
        assertThat(answered).isBetween(1, STEPS - 1);
        S clean = shops.apply(new InMemoryBookStore(PseudonymKey.of(new byte[32])), cleanPaid);
        tellAll(clean, answered + MORE);
        try (Connection open = database.getConnection()) {
            assertThat(open.isValid(0)).as("what is left can be opened").isTrue();
            S again = shops.apply(store(database), paid);
            tellAll(again, answered + MORE);
            return new KilledShop<>(again, clean, paid, cleanPaid, answered + MORE);
        }
    }

    private static void tellAll(Told shop, int steps) {
        for (int i = 0; i < steps; i++) {
            shop.step(i);
        }
        shop.end(steps);
    }

    private static int tellUntilKilled(Class<?> main, String url, Moment moment)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int answered = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int met = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                answered = line.matches("[0-9]+") ? Integer.parseInt(line) : answered;
                met += line.matches(moment.line()) ? 1 : 0;
                boolean isMet = met >= moment.count();
                if (!isMet || !moment.isExact()) {
                    heard(process);
                }
                if (isMet) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isNotZero();
        return answered;
    }

    private static void heard(Process process) {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            // Only the dead do not listen, and what they said last is still to be read.
            assertThat(process.onExit()).succeedsWithin(30, TimeUnit.SECONDS);
        }
    }

    private static BookStore store(DataSource database) {
        return JdbcBookStore.builder(ConnectionSource.own(database), PseudonymKey.of(new byte[32]))
                .build();
    }

    private static DataSource database(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(url);
        dataSource.setUser("sa");
        return dataSource;
    }
}
