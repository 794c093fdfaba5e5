package io.communitykit.examples.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.CommandRun;
import io.communitykit.examples.replay.OpenStore;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts lie far ahead, so that nothing of theirs expires while the system's clock runs. */
@DisplayName("The commands that look into a points ledger")
class PointsCommandGroupTest {

    private static final Path PROGRAM = Path.of("policies", "demo-shop.json");
    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    @BeforeEach
    void tell() throws IOException {
        Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(KEY));
        Path history = events(
                "history",
                event("r1", "member.registered", "2999-03-01T02:00:00Z", "小明", ""),
                event("o1", "order.paid", "2999-03-01T03:00:00Z", "小明", order("39.90")),
                event("f1", "order.refunded", "2999-03-03T03:00:00Z", "小明", order("10.00")),
                event("c1", "content.commented", "2999-03-04T03:00:00Z", "😋", ""));
        assertThat(run("replay", "--input", history).code()).isZero();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0";
    }

    private CommandRun run(Object... words) {
        List<Object> args = new ArrayList<>(List.of(words));
        Collections.addAll(args, "--jdbc", url(), "--key-file", folder.resolve("key"), "--program", PROGRAM);
        return CommandRun.of(args.toArray());
    }

    private Path events(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name + ".jsonl"), List.of(lines));
    }

    private static String event(String id, String type, String time, String member, String more) {
        return "{\"specversion\":\"1.0\",\"source\":\"shop\",\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"time\":\"" + time + "\",\"actor\":\"" + member + "\"" + more + "}";
    }

    private static String order(String yuan) {
        return ",\"subject\":\"order-1\",\"data\":{\"firstOrder\":true,\"amount\":{\"amount\":\"" + yuan
                + "\",\"currency\":\"CNY\"}}";
    }

    @Test
    @DisplayName("show opening, movements, closing, every entry, and what is lost when")
    void statement() {
        CommandRun run = run("points", "statement", "小明");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("points +opening +0 +0 +0 +0\n +earn +39 +0 +0 +0\n +clawback +-10 .*\n +closing +29 ")
                .containsPattern("2 +2999-03-01T11:00:00\\+08:00 .*shop/o1\\S* +points +39 +39 +earn by order-paid")
                .containsPattern("3000-04-01T00:00:00\\+08:00 +points +29");
    }

    @Test
    @DisplayName("show a stretch of days of the shop's own zone, by either time")
    void range() {
        CommandRun run = run("points", "statement", "小明", "--from", "2999-03-02", "--until", "2999-03-04");
        assertThat(run.out())
                .containsPattern("opening +39 .*\n +clawback +-10 .*\n +closing +29 ")
                .contains("shop/f1")
                .doesNotContain("shop/o1");
        CommandRun other = run("points", "statement", "😋", "--by", "occurred", "--until", "2999-03-04");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.out()).contains("No entries in this time.").doesNotContain("shop/c1");
        assertThat(run("points", "statement", "😋", "--from", "2999-03-04", "--until", "2999-03-04")
                        .failure())
                .singleElement()
                .asString()
                .contains("--until must be after --from");
    }

    @Test
    @DisplayName("say who has no account, and who was erased")
    void nobody() {
        CommandRun unknown = run("points", "statement", "小红");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.failure()).singleElement().asString().contains("小红 has no account", "Maybe", "--key-file");
        assertThat(CommandRun.of("points", "statement", "小明").failure())
                .singleElement()
                .asString()
                .contains("--jdbc is missing");
        erase("😋");
        CommandRun erased = run("points", "statement", "😋");
        assertThat(erased.code()).isEqualTo(3);
        assertThat(erased.failure()).singleElement().asString().contains("was erased from program demo-shop");
        assertThat(run("points", "verify").out()).contains("2 intact, 0 broken");
    }

    private void erase(String member) {
        PointsProgram program;
        try {
            program = PointsProgram.KIND.read(Files.readString(PROGRAM));
        } catch (IOException e) {
            throw new AssertionError("the policy must be there", e);
        }
        try (OpenStore store = OpenStore.jdbc(url(), null, null, PseudonymKey.of(KEY))) {
            Points.builder(program, store.store()).build().erase(new MemberId(member));
        }
    }

    @Test
    @DisplayName("explain a balance by its lots, and a posting by what it moved")
    void explain() {
        assertThat(run("points", "explain", "小明", "--currency", "points").out())
                .contains("points: 29 in all = 29 available")
                .contains("earn by order-paid, once: 39 in all")
                .contains("lot 2.0: 29 left", "lost at 3000-04-01T00:00:00+08:00")
                .contains("1 for each 1.00 CNY of amount, rounded down")
                .contains("counted by cap orders day of 2999-03-01");
        assertThat(run("points", "explain", "小明", "--posting", "3").out())
                .contains("points -10: clawback", "-10 of lot 2.0", "posting 2, shop/o1");
        assertThat(run("points", "explain", "小明", "--posting", "9").code()).isEqualTo(3);
        CommandRun slip = run("points", "explain", "小明", "--currency", "point");
        assertThat(slip.code()).isEqualTo(2);
        assertThat(slip.failure()).singleElement().asString().contains("[points, growth, ", "got point");
    }

    @Test
    @DisplayName("find what was changed behind a seal, and name the posting")
    void verify() throws SQLException {
        assertThat(run("points", "verify", "--seal").out())
                .contains("sealed 4 postings of 2 accounts", "2 intact, 0 broken", "0 not sealed yet");
        CommandRun intact = run("points", "verify");
        assertThat(intact.code()).isZero();
        assertThat(intact.out()).contains("2 intact, 0 broken");
        try (Connection connection = DriverManager.getConnection(url());
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate("UPDATE communitykit_points_posting SET occurred_at = occurred_at + 1"
                            + " WHERE key_id = STRINGTOUTF8('o1')"))
                    .isEqualTo(1);
        }
        CommandRun broken = run("points", "verify", "小明");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out())
                .contains("member 小明, posting 4: this seal does not fit what it covers; no posting is certain")
                .contains("0 intact, 1 broken");
        assertThat(run("points", "verify").out()).contains("1 intact, 1 broken");
    }

    @Test
    @DisplayName(
            "find a lot that was changed, a hold that is gone, and an entry that cannot be read, account by account")
    void verify_rows() throws SQLException {
        change("UPDATE communitykit_points_lot SET points = points + 1 WHERE points = 29");
        CommandRun lot = run("points", "verify");
        assertThat(lot.code()).isEqualTo(1);
        assertThat(lot.out())
                .contains("posting 3: the entries up to it do not make up the lots; no posting is certain")
                .contains("1 intact, 1 broken");
        change("UPDATE communitykit_points_posting SET entries ="
                + " STRINGTOUTF8(REPLACE(UTF8TOSTRING(entries), '39', '9223372036854775807999')) WHERE sequence = 2");
        CommandRun entries = run("points", "verify");
        assertThat(entries.code()).isEqualTo(1);
        assertThat(entries.out())
                .contains("posting 1: it, the next one or what they led to cannot be read")
                .contains("1 intact, 1 broken");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("mark what is due but not posted yet, which counts")
    void due() throws IOException {
        Path old = events("old", event("o9", "order.paid", "2025-01-01T03:00:00Z", "小红", order("50.00")));
        assertThat(run("replay", "--input", old).code()).isZero();

        CommandRun statement = run("points", "statement", "小红");
        assertThat(statement.out())
                .containsPattern("points +opening +0 .*\n +earn +50 .*\n +expire +-50 .*\n +closing +0 ")
                .containsPattern("due +2026-02-01T00:00:00\\+08:00 .* -50 +0 +expire");
        assertThat(run("points", "explain", "小红", "--currency", "points").out())
                .contains("points: 0 in all", "of all this, due but not posted yet:");
    }

    @Test
    @DisplayName("say in one line what is wrong with a day, a file, or a missing database")
    void nonsense() {
        assertSaid(
                run("points", "statement", "小明", "--from", "yesterday"),
                2,
                "--from",
                "such as 2026-03-01",
                "yesterday");
        assertSaid(run("points", "statement", "小明", "--until", "2026-02-30"), 2, "--until", "2026-02-30");
        assertSaid(run("points", "statement", "小明", "--from", "+12345-01-01"), 2, "--from", "years 1 to 9999");
        assertSaid(
                run("points", "statement", "小明", "--from", "2026-02-02", "--until", "2026-02-01"),
                2,
                "--until must be after --from, got 2026-02-01 and 2026-02-02");
        assertSaid(run("points", "preview", folder), 3, "cannot read", folder.toString());
        assertSaid(CommandRun.of("points", "verify"), 2, "--jdbc is missing");
        CommandRun other = CommandRun.of(
                "points",
                "verify",
                "--jdbc",
                url(),
                "--key-file",
                folder.resolve("key"),
                "--program",
                Path.of("policies", "stack-exchange.json"));
        assertSaid(
                other,
                3,
                "program stack-exchange has no accounts in jdbc:h2:file:" + folder.resolve("ledger"),
                "Maybe --program");
        assertThat(other.out()).doesNotContain("intact");
        assertSaid(
                run("points", "explain", "小明", "--posting", "0"), 2, "--posting must be at least 1, got 0", "--help");
    }

    @Test
    @DisplayName("create neither a database nor a table, and say that there is no ledger")
    void nothing_created() throws IOException, SQLException {
        Path next = events("next", event("c2", "content.commented", "2026-03-04T03:00:00Z", "小明", ""));
        List<List<Object>> commands = List.of(
                List.of("statement", "小明"),
                List.of("explain", "小明", "--posting", "1"),
                List.of("verify"),
                List.of("verify", "--seal"),
                List.of("preview", next),
                List.of("export", "小明"));
        String slip = "jdbc:h2:file:" + folder.resolve("leger");
        String foreign = "jdbc:h2:file:" + folder.resolve("foreign");
        try (Connection connection = DriverManager.getConnection(foreign);
                Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        }
        for (List<Object> command : commands) {
            assertSaid(at(slip, command), 6, "cannot open the database " + slip);
            assertSaid(at(foreign, command), 6, "the database " + foreign + " has no points ledger. Maybe --jdbc");
        }
        assertThat(folder.resolve("leger.mv.db")).doesNotExist();
        try (Connection connection = DriverManager.getConnection(foreign);
                ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("ORDERS");
            assertThat(tables.next()).isFalse();
        }
    }

    private CommandRun at(String url, List<Object> command) {
        List<Object> args = new ArrayList<>(command);
        args.add(0, "points");
        Collections.addAll(args, "--jdbc", url, "--key-file", folder.resolve("key"));
        return CommandRun.of(args.toArray());
    }

    @Test
    @DisplayName("export one member as one JSON object, to a file or to standard output, and nobody else")
    void export() throws IOException {
        CommandRun run = run("points", "export", "小明");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("member").asText()).isEqualTo("小明");
        assertThat(json.path("program").asText()).isEqualTo("demo-shop");
        JsonNode points = json.path("balances").get(1);
        assertThat(points.path("currency").asText()).isEqualTo("points");
        assertThat(points.path("balance").isIntegralNumber()).isTrue();
        assertThat(points.path("balance").asLong()).isEqualTo(29);
        assertThat(json.path("lots")).hasSize(1);
        assertThat(json.path("lots").get(0).path("expiresAt").asText()).isEqualTo("3000-04-01T00:00:00+08:00");
        assertThat(json.path("postings")).hasSize(3);
        JsonNode order = json.path("postings").get(1);
        assertThat(order.path("id").asText()).isEqualTo("o1");
        assertThat(order.path("occurredAt").asText()).isEqualTo("2999-03-01T11:00:00+08:00");
        assertThat(order.path("money").path("amount").asText()).isEqualTo("39.90");
        assertThat(order.path("entries").get(0).path("applied").asLong()).isEqualTo(39);
        assertThat(json.path("due")).isEmpty();
        assertThat(run.out()).doesNotContain("😋", "\r").endsWith("}\n");

        Path file = folder.resolve("member.json");
        CommandRun emoji = run("points", "export", "😋", "--out", file);
        assertThat(emoji.code()).as(emoji.err()).isZero();
        assertThat(emoji.out()).isEmpty();
        assertThat(Files.readString(file)).contains("\"member\" : \"😋\"").doesNotContain("小明");
    }

    @Test
    @DisplayName("export what is due beside what is posted, counted in the balances")
    void export_due() throws IOException {
        Path old = events("old", event("o9", "order.paid", "2025-01-01T03:00:00Z", "小红", order("50.00")));
        assertThat(run("replay", "--input", old).code()).isZero();

        JsonNode json = run("points", "export", "小红").json();
        assertThat(json.path("postings")).hasSize(1);
        assertThat(json.path("due")).hasSize(1);
        assertThat(json.path("due").get(0).path("sequence").asLong()).isEqualTo(2);
        assertThat(json.path("balances").get(1).path("balance").asLong()).isZero();
        assertThat(json.path("lots")).isEmpty();
    }

    @Test
    @DisplayName("refuse to export a member without an account, one who was erased, and a file that cannot be written")
    void export_refused() {
        assertSaid(run("points", "export", "小红"), 3, "小红 has no account in program demo-shop in jdbc:h2:file:");
        erase("😋");
        assertSaid(run("points", "export", "😋", "--out", folder.resolve("f")), 3, "was erased from program demo-shop");
        assertThat(folder.resolve("f")).doesNotExist();
        assertSaid(run("points", "export", "小明", "--out", folder), 5, "cannot write " + folder);
        assertSaid(CommandRun.of("points", "export", "小明"), 2, "--jdbc is missing");
    }

    private static void assertSaid(CommandRun run, int code, String... words) {
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(words).doesNotContain("Exception");
    }

    @Test
    @DisplayName("show only options that they use")
    void help() {
        for (String command : List.of("statement", "explain", "verify", "preview", "export")) {
            CommandRun run = CommandRun.of("points", command, "--help");
            assertThat(run.out()).contains("--program", "--jdbc").doesNotContain("--tiers");
        }
    }

    @Test
    @DisplayName("preview facts in words and change nothing")
    void preview() throws IOException {
        Path next = events(
                "next",
                event("c2", "content.commented", "2026-03-04T03:00:00Z", "阿里😀", ""),
                event("c1", "content.commented", "2999-03-04T04:00:00Z", "😋", ""),
                event("o2", "order.paid", "2026-03-04T03:00:00Z", "小明", ""),
                event(
                        "o3",
                        "order.paid",
                        "2026-03-04T03:00:00Z",
                        "小明",
                        ",\"data\":{\"amount\":\"39.90\",\"firstOrder\":1}"),
                event("g1", "garden.watered", "2026-03-04T03:00:00Z", "小明", ""));
        String before = run("points", "statement", "😋").out();
        CommandRun run = run("points", "preview", next);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("阿里😀 would be posted", "points 2 to 2: earn by comment")
                .contains("😋 would be rejected: shop/c1 was told before with other content: [time]")
                .contains("rule order-paid cannot be judged: it measures amount, which the event does not carry")
                .contains("it measures amount as money, which the event carries as text")
                .contains("its condition needs firstOrder, which the event does not carry")
                .contains("its condition needs firstOrder as boolean, which the event carries as number")
                .contains("shop/g1, garden.watered\n  no rule speaks of it".replace("\n", System.lineSeparator()))
                .doesNotContain("[currency=", "Conflicting");
        assertThat(run("points", "statement", "😋").out()).isEqualTo(before);
        assertThat(run("points", "statement", "阿里😀").code()).isEqualTo(3);
    }

    @Test
    @DisplayName("name the file and the line that is no event")
    void preview_bad_line() throws IOException {
        Path bad = events("bad", event("c2", "content.commented", "2026-03-04T03:00:00Z", "小明", ""), "nonsense");

        assertSaid(run("points", "preview", bad), 3, bad + ", line 2: ");
    }

    @Test
    @DisplayName("have words for every rejection")
    void rejections() {
        assertThat(RejectionWords.CASES)
                .<Class<?>>extracting(RejectionWords.Case::type)
                .containsExactlyInAnyOrder(Rejection.class.getPermittedSubclasses());
    }
}
