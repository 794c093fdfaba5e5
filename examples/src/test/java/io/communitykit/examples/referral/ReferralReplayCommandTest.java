package io.communitykit.examples.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("referral replay and why")
class ReferralReplayCommandTest {

    @TempDir
    Path folder;

    private Path history;

    @BeforeEach
    void write() throws IOException {
        history = SmallShop.write(folder.resolve("events.jsonl"));
    }

    private CommandRun replay(Object... more) {
        return run("replay", history, more);
    }

    private static CommandRun run(String command, Object first, Object... more) {
        Object[] args = new Object[3 + more.length];
        args[0] = "referral";
        args[1] = command;
        args[2] = first;
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandRun.of(args);
    }

    private String database() {
        return "jdbc:h2:" + folder.resolve("books").toAbsolutePath();
    }

    private static JsonNode named(JsonNode list, String field, String value) {
        for (JsonNode each : list) {
            if (each.get(field).textValue().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + value + " in " + list);
    }

    @Test
    @DisplayName(
            "of three friends one is paid for, one sent the goods back and one was too late; the partner earns 4 per cent of 200")
    void figures() {
        JsonNode json = replay("--json").json();

        assertThat(json.get("events").get("read").longValue()).isEqualTo(16);
        assertThat(json.get("funnel").toString())
                .isEqualTo("{\"brought\":3,\"qualified\":2,\"waiting\":0,\"held\":0,\"paid\":1,\"ended\":2}");
        assertThat(named(json.get("rules"), "rule", "ladder")
                        .get("paid")
                        .get("amount")
                        .longValue())
                .isEqualTo(5_00);
        assertThat(named(json.get("rules"), "rule", "welcome")
                        .get("paid")
                        .get("text")
                        .textValue())
                .isEqualTo("300 points");
        assertThat(named(json.get("rules"), "rule", "share")
                        .get("paid")
                        .get("amount")
                        .longValue())
                .isEqualTo(5);
        JsonNode alice = named(json.get("referrers"), "member", "alice");
        assertThat(alice.get("friends").longValue()).isEqualTo(1);
        assertThat(alice.get("next").textValue()).isEqualTo("2 more");
        JsonNode budget = named(json.get("budgets"), "unit", "money:CNY");
        assertThat(budget.get("committed").get("amount").longValue()).isEqualTo(5_00);
        assertThat(budget.get("left").textValue()).isEqualTo("19995.00 CNY");
        JsonNode partner = named(json.get("partners"), "member", "主播");
        assertThat(partner.get("orders").longValue()).isEqualTo(1);
        JsonNode statement = partner.get("statements").get(0);
        assertThat(statement.get("period").textValue()).isEqualTo("2026-01-01");
        assertThat(statement.get("status").textValue()).isEqualTo("settled");
        assertThat(statement.get("payable").get("amount").longValue()).isEqualTo(8_00);
        assertThat(json.get("reasons").toString())
                .contains(
                        "{\"what\":\"touch\",\"reason\":\"self-referral\",\"times\":1}",
                        "{\"what\":\"friend\",\"reason\":\"refunded\",\"times\":1}",
                        "{\"what\":\"friend\",\"reason\":\"expired\",\"times\":1}");
        assertThat(json.get("economy").get("refunds").textValue()).isEqualTo("100.00 CNY");
    }

    @Test
    @DisplayName("what became due on the last day is done before anything is counted")
    void dueOnTheLastDay() throws IOException {
        // Bob's goods came on the 5th at 8 in Shanghai; the hold of seven days ends on the 12th at 8.
        Path file = new SmallShop()
                .invited("member.invited", "2026-01-02T00:00:00Z", "alice", "bob", "")
                .paid("2026-01-03T00:00:00Z", "bob", "order-1", "49.90", "零食")
                .event("order.received", "2026-01-05T00:00:00Z", "bob", "", "order-1", "{}")
                .event("content.shared", "2026-01-11T23:00:00Z", "alice", "", "post-1", "{}")
                .event("content.shared", "2026-01-12T01:00:00Z", "alice", "", "post-1", "{}")
                .to(folder.resolve("due.jsonl"));

        assertThat(run("replay", file, "--json")
                        .json()
                        .get("funnel")
                        .get("paid")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("the tables say the same")
    void tables() {
        CommandRun run = replay();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Friends", "Why not credited, or not in full", "Budget and liability", "Commission statements")
                .containsPattern("referrer +voided +refunded +1")
                .containsPattern("alice +1 +2 more +ladder +0.00 CNY +5.00 CNY")
                .containsPattern("主播 +1 +2026-01-01 +settled +1 +8.00 CNY");
    }

    @Test
    @DisplayName("told twice to a database it is told once: the same figures, every fact known")
    void again() {
        JsonNode first = replay("--json", "--jdbc", database()).json();
        JsonNode again = replay("--json", "--jdbc", database()).json();

        assertThat(first.get("store").textValue()).isEqualTo("jdbc");
        for (JsonNode told : again.get("told")) {
            assertThat(told.get("known")).as(told.toString()).isEqualTo(told.get("times"));
        }
        for (String part :
                new String[] {"funnel", "statuses", "rules", "referrers", "budgets", "economy", "partners"}) {
            assertThat(again.get(part)).as(part).isEqualTo(first.get(part));
        }
        ObjectNode memory = (ObjectNode) replay("--json").json();
        assertThat(memory.put("store", "jdbc")).isEqualTo(first);
    }

    @Test
    @DisplayName("why says who is credited, which touch was weaker, and which order brought what")
    void why() {
        JsonNode carol = run("why", "carol", "--order", "order-2", "--input", history, "--json")
                .json();

        JsonNode order = carol.get("order");
        assertThat(order.get("credited").get("promoter").textValue()).isEqualTo("alice");
        assertThat(order.get("lost").get(0).get("promoter").textValue()).isEqualTo("主播");
        assertThat(order.get("lost").get(0).get("role").textValue()).isEqualTo("affiliate");
        assertThat(carol.get("sides").get("referrer").get("status").textValue()).isEqualTo("voided");
        assertThat(carol.get("sides").get("referrer").get("reason").textValue()).isEqualTo("refunded");
        CommandRun bob = run("why", "bob", "--input", history);
        assertThat(bob.out())
                .contains("Bound now: alice as referral, by a typed-code on 微信", "Qualified by order order-1")
                .containsPattern("referrer +alice +ladder +5.00 CNY +5.00 CNY +0.00 CNY +0.00 CNY +0.00 CNY +paid")
                .containsPattern("friend +bob +welcome +300 points");
        assertThat(run("why", "erin", "--order", "order-3", "--input", history).out())
                .contains("Commission: 8.00 CNY by plan partner, settled");
        assertThat(run("why", "dave", "--input", history).out())
                .contains("Bound now: nobody")
                .containsPattern("dave +referral +deterministic-click .*self-referral");
    }

    @Test
    @DisplayName("why says which limit cut a reward: the first friend is worth 5 yuan, of which a cap leaves 2")
    void limited() throws IOException {
        String program = Files.readString(Path.of("policies", "shop-referral.json"))
                .replace(
                        "{\"amount\": 200.00, \"per\": \"month\", \"onLimit\": \"queue\"}",
                        "{\"amount\": 2.00, \"per\": \"month\", \"onLimit\": \"partial\"}");
        Path capped = Files.writeString(folder.resolve("capped.json"), program);

        JsonNode row = run("why", "bob", "--input", history, "--program", capped, "--json")
                .json()
                .get("rows")
                .get(0);

        assertThat(row.get("wanted").longValue()).isEqualTo(5_00);
        assertThat(row.get("granted").longValue()).isEqualTo(2_00);
        assertThat(row.get("forfeited").longValue()).isEqualTo(3_00);
        assertThat(row.get("limits").toString()).isEqualTo("[\"referrer-limit-reached\"]");
        assertThat(replay("--program", capped).out()).containsPattern("reward +referrer-limit-reached +1");
    }

    @Test
    @DisplayName("why looks into a database that a replay filled, and creates none")
    void whyOfDatabase() {
        assertThat(run("why", "bob", "--jdbc", database()).code()).isEqualTo(6);
        replay("--jdbc", database());
        CommandRun run = run("why", "bob", "--jdbc", database(), "--at", "2026-01-04T00:00:00Z");
        assertThat(run.out()).contains("Bound now: alice").containsPattern("referrer +settled");
    }

    @Test
    @DisplayName("members and orders that nobody knows are named, and so is a missing history")
    void unknown() {
        assertThat(run("why", "nobody😀", "--input", history))
                .satisfies(run -> assertThat(run.code()).isEqualTo(3))
                .satisfies(run -> assertThat(run.failure())
                        .singleElement()
                        .asString()
                        .contains("nobody reached member nobody😀"));
        assertThat(run("why", "bob", "--order", "order-9", "--input", history))
                .satisfies(run -> assertThat(run.code()).isEqualTo(3))
                .satisfies(run -> assertThat(run.failure())
                        .singleElement()
                        .asString()
                        .contains("member bob has paid no order order-9"));
        assertThat(run("why", "bob"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run ->
                        assertThat(run.failure()).singleElement().asString().contains("--input is missing"));
        assertThat(run("why", "", "--input", history).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.paid | bob | order-9 | {"amount":{"amount":"-5.00","currency":"CNY"}} | amounts of 0 or more
            order.paid | bob | order-9 | {"amount":"5"} | must be money
            order.paid |  | order-9 | {"amount":{"amount":"5.00","currency":"CNY"}} | must be present
            order.paid | bob |  | {"amount":{"amount":"5.00","currency":"CNY"}} | must be the order
            order.refunded | bob | order-1 | {"amount":{"amount":"0.00","currency":"CNY"}} | must be 1 or more
            order.received |  | order-1 | {} | must be the buyer
            """)
    @DisplayName("an event that lacks what its type needs ends the replay with its number, or is skipped")
    void nonsense(String type, String actor, String subject, String data, String why) throws IOException {
        Path bad = new SmallShop()
                .history()
                .event(
                        type,
                        "2026-02-21T00:00:00Z",
                        actor == null ? "" : actor,
                        "",
                        subject == null ? "" : subject,
                        data)
                .to(folder.resolve("bad.jsonl"));

        CommandRun stopped = run("replay", bad);
        CommandRun skipped = run("replay", bad, "--on-bad-line", "skip", "--json");

        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.failure()).singleElement().asString().contains("e17", why);
        assertThat(skipped.code()).isZero();
        assertThat(skipped.json().get("events").get("bad").longValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("a line that is no event is named with its number, a missing file and a policy of another kind too")
    void files() throws IOException {
        Path bad = new SmallShop().line("{\"nonsense\":").to(folder.resolve("bad.jsonl"));
        assertThat(run("replay", bad))
                .satisfies(run -> assertThat(run.code()).isEqualTo(3))
                .satisfies(run ->
                        assertThat(run.failure()).singleElement().asString().contains("bad.jsonl line 1"));
        assertThat(run("replay", folder.resolve("missing.jsonl")))
                .satisfies(run -> assertThat(run.code()).isEqualTo(3))
                .satisfies(run ->
                        assertThat(run.failure()).singleElement().asString().contains("no such file"));
        assertThat(replay("--program", Path.of("policies", "shop-attribution.json")))
                .satisfies(run -> assertThat(run.code()).isEqualTo(4))
                .satisfies(run ->
                        assertThat(run.failure()).singleElement().asString().contains("no valid referral-program"));
        assertThat(replay("--commission", folder.resolve("missing.json")).code())
                .isEqualTo(3);
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertThat(run("replay", empty).code()).isZero();
        assertThat(run("replay", empty, "--json")
                        .json()
                        .get("funnel")
                        .get("brought")
                        .longValue())
                .isZero();
    }
}
