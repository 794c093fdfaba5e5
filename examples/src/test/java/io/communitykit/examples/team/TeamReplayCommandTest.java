package io.communitykit.examples.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("team replay")
class TeamReplayCommandTest {

    /** Alice and Carol pay, 小明 does not in time, Dave takes the seat, 小明's money comes late. */
    private static final String RUSH = """
            {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t1","member":"alice","order":"o1"}
            {"at":"2026-11-11T10:01:00Z","fact":"pay","team":"t1","member":"alice","order":"o1","amount":39.00}
            {"at":"2026-11-11T10:02:00Z","fact":"join","team":"t1","member":"小明😀","order":"o2"}

            {"at":"2026-11-11T10:02:00Z","fact":"join","team":"t1","member":"carol","order":"o3","newcomer":true}
            {"at":"2026-11-11T10:03:00Z","fact":"join","team":"t1","member":"dave","order":"o4"}
            {"at":"2026-11-11T10:04:00Z","fact":"pay","team":"t1","member":"carol","order":"o3","amount":39}
            {"at":"2026-11-11T10:17:00Z","fact":"join","team":"t1","member":"dave","order":"o4"}
            {"at":"2026-11-11T10:18:00Z","fact":"pay","team":"t1","member":"dave","order":"o4","amount":39.0}
            {"at":"2026-11-11T10:19:00Z","fact":"pay","team":"t1","member":"小明😀","order":"o2","amount":39}
            """;

    private static final String DUE = "{\"at\":\"2026-11-13T00:00:00Z\",\"fact\":\"due\"}\n";

    @TempDir
    Path folder;

    private CommandRun replay(String lines, Object... more) throws IOException {
        Object[] args = new Object[3 + more.length];
        System.arraycopy(more, 0, args, 3, more.length);
        args[0] = "team";
        args[1] = "replay";
        args[2] = Files.writeString(folder.resolve("steps.jsonl"), lines);
        return CommandRun.of(args);
    }

    private Path policy(String more) throws IOException {
        return Files.writeString(folder.resolve("team.json"), """
                {"kind":"team-policy","version":"1","program":"拼团","currency":"CNY","goal":{"members":2},
                 "lasts":"PT1H","joiners":"newcomers"%s}""".formatted(more));
    }

    @Test
    @DisplayName("says of each line what became of it and why, and where every team and seat stands at the end")
    void rush() throws IOException {
        CommandRun run = replay(RUSH);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "alice opens t1 by order o1: done, seat 1 is held until 2026-11-11T10:15:00Z; forming, 0 of 3")
                .contains("10:03:00Z  dave joins t1 by order o4: declined, full: 3 of 3 seats are taken\n")
                .contains("dave pays 39.00 CNY for t1 by order o4: done, seat 4 is paid; complete, 3 of 3 seats paid\n")
                .contains(
                        "late, complete since 2026-11-11T10:18:00Z: 3 of 3 seats are paid; the money opened team late-")
                .containsPattern("t1 +succeeded +3 members +3 +0 +117.00 CNY +2026-11-11T10:18:00Z")
                .containsPattern("t1 +2 +小明😀 +released +o2\n")
                .containsPattern("t1 +- +小明😀 +moved +o2 +39.00 CNY +team-complete")
                .containsPattern("late-\\w+ +1 +小明😀 +paid")
                .containsPattern("join +team-full +1\n")
                .contains("Paid back to orders: 0, together 0.00 CNY");
    }

    @Test
    @DisplayName("pays a team that is over back, each order once, however often what is due is done")
    void due() throws IOException {
        JsonNode json = replay(RUSH + DUE + DUE, "--json").json();
        JsonNode steps = json.get("steps");
        assertThat(steps).hasSize(11);
        assertThat(steps.get(9).get("refunds").get(0).get("order").textValue()).isEqualTo("o2");
        assertThat(steps.get(10).get("refunds")).isEmpty();
        assertThat(steps.get(3).get("line").intValue()).isEqualTo(5); // an empty line counts
        assertThat(steps.get(4).get("result").textValue()).isEqualTo("declined");
        assertThat(steps.get(4).get("reason").textValue()).isEqualTo("team-full");
        assertThat(json.get("refunds")).hasSize(1);
        assertThat(json.get("refunded").textValue()).isEqualTo("39.00 CNY");
        assertThat(json.get("teams").get(1).get("status").textValue()).isEqualTo("expired");
        assertThat(json.get("teams").get(0).get("seats")).hasSize(5);
        assertThat(replay(RUSH + DUE).out())
                .contains("what is due: done\n  the till pays 39.00 CNY back to order o2\n");
    }

    @Test
    @DisplayName("takes every fact, under a policy of one's own, and says what is known, contradicted or refused")
    void everyFact() throws IOException {
        String lines = """
                {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":"a","order":"o1"}
                {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":"b","order":"o9"}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o1","amount":5}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o1","amount":5}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o1","amount":6}
                {"at":"2026-11-11T10:00:00Z","fact":"join","team":"t","member":"a","order":"o7"}
                {"at":"2026-11-11T10:00:00Z","fact":"join","team":"t","member":"b","order":"o2"}
                {"at":"2026-11-11T10:00:00Z","fact":"join","team":"t","member":"b","order":"o2","newcomer":true}
                {"at":"2026-11-11T10:00:00Z","fact":"give-up","team":"t","member":"b","order":"o2"}
                {"at":"2026-11-11T10:00:00Z","fact":"give-up","team":"t","member":"a","order":"o1"}
                {"at":"2026-11-11T10:00:00Z","fact":"give-up","team":"t","member":"a","order":"o8"}
                {"at":"2026-11-11T10:00:00Z","fact":"refund","team":"t","member":"a","order":"o1"}
                {"at":"2026-11-11T10:00:00Z","fact":"cancel","team":"t"}
                {"at":"2026-11-11T10:00:00Z","fact":"join","team":"t","member":"c","order":"o3","newcomer":true}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"c","order":"o3","amount":0.01}
                {"at":"2026-11-11T10:00:00Z","fact":"join","team":"none","member":"c","order":"o3"}
                """;
        CommandRun run = replay(lines, "--policy", policy(""));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(it -> it.replaceFirst(".*?: ", "")))
                .startsWith(
                        "done, seat 1 is held until 2026-11-11T10:15:00Z; forming, 0 of 2 seats paid, 1 held",
                        "declined, the team was opened otherwise before",
                        "done, seat 1 is paid; forming, 1 of 2 seats paid, 0 held",
                        "known already, seat 1 is paid; forming, 1 of 2 seats paid, 0 held",
                        "conflict, told before with another amount",
                        "declined, the member has a seat in it by another order",
                        "declined, only newcomers may join",
                        "done, seat 2 is held until 2026-11-11T10:15:00Z; forming, 1 of 2 seats paid, 1 held",
                        "done, seat 2 is free again; forming, 1 of 2 seats paid, 0 held",
                        "declined, the order is paid; only a refund undoes it",
                        "declined, no such order is in the team",
                        "done, 5.00 CNY went back to order o1; forming, 0 of 2 seats paid, 0 held",
                        "done, given up, 0 paid seats to pay back",
                        "declined, the shop gave the team up",
                        "late, the shop gave the team up; 0.01 CNY went back to order o3",
                        "  the till pays 0.01 CNY back to order o3",
                        "declined, there is no such team");
    }

    @Test
    @DisplayName("counts money where the goal is an amount")
    void amount() throws IOException {
        Path policy = Files.writeString(folder.resolve("amount.json"), """
                {"kind":"team-policy","version":"1","program":"p","currency":"CNY","lasts":"PT1H",
                 "goal":{"amount":39.00,"members":2,"seats":5}}""");
        String lines = """
                {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":"a","order":"o1"}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o1","amount":38.99}
                {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"b","order":"o2","amount":0.01}
                """;
        assertThat(replay(lines, "--policy", policy).out())
                .contains(
                        "forming, 1 of 5 seats paid, 0 held, 38.99 CNY of 39.00 CNY\n", "complete, 2 of 5 seats paid\n")
                .contains("39.00 CNY by 2 to 5 members");
    }

    @Test
    @DisplayName(
            "says that the money of a late payment is another team's, of which a refund is told, also when the first is over")
    void refundOfMoved() throws IOException {
        String lines = """
                {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":"a","order":"o1"}
                {"at":"2026-11-13T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o1","amount":39}
                {"at":"2026-11-13T10:00:00Z","fact":"refund","team":"t","member":"a","order":"o1"}
                """;
        assertThat(replay(lines).out())
                .contains("late, over since 2026-11-12T10:00:00Z; the money opened team late-")
                .contains("back: declined, the money opened a team of its own; tell it of that one");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"at":"2026-11-11T10:00:00Z","fact":"fly"} | /fact must be open, join, pay, give-up, refund, cancel or due, got "fly"
            {"fact":"due"} | /at must be text, got nothing
            {"at":"noon","fact":"due"} | /at must be an instant such as 2026-03-01T08:00:00Z, got noon
            {"at":"2026-11-11T09:59:59Z","fact":"due"} | /at must be 2026-11-11T10:00:00Z or later, as lines are in the order of time
            {"at":"2026-11-11T10:00:00Z","fact":"due","team":"t"} | unknown field "team"
            {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":"a"} | /order must be text, got nothing
            {"at":"2026-11-11T10:00:00Z","fact":"open","team":"t","member":7,"order":"o"} | /member must be text, got 7
            {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o","amount":"39"} | /amount must be a number such as 39.90, got "39"
            {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o","amount":0.001} | at most 2 decimals
            {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o","amount":-1} | payment of order o must be 0 to 1000000000000
            {"at":"2026-11-11T10:00:00Z","fact":"pay","team":"t","member":"a","order":"o","amount":1e999} | /amount must be a number below 10^15
            {"at":"2026-11-11T10:00:00Z","fact":"join","team":"t","member":"a","order":"o","newcomer":"yes"} | /newcomer must be true or false, got "yes"
            {"at":"2026-11-11T10:00:00Z","at":"2026-11-11T10:00:00Z","fact":"due"} | Duplicate field 'at'
            {"at":"+12026-11-11T10:00:00Z","fact":"due"} | /at must be within the years 0001 to 9999
            {"at":"9999-12-31T10:00:00Z","fact":"open","team":"t2","member":"a","order":"o"} | within the years 0001 to 9999
            [1] | it must be an object, got [1]
            拼团 | it must be one JSON object
            """)
    @DisplayName("names the line of nonsense and what was expected, in one line, and plays nothing")
    void nonsense(String line, String expected) throws IOException {
        String first =
                "{\"at\":\"2026-11-11T10:00:00Z\",\"fact\":\"open\",\"team\":\"t\",\"member\":\"a\",\"order\":\"o\"}\n";
        CommandRun run = replay(first + "\n" + line + "\n");
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains("steps.jsonl line 3: ")
                .contains(expected);
        assertThat(run.out()).isEmpty();
    }

    @Test
    @DisplayName("reads standard input, and says what is wrong with files and policies")
    void inputs() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(RUSH.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(CommandRun.of("team", "replay").out()).contains("complete, 3 of 3 seats paid");
        } finally {
            System.setIn(before);
        }
        assertThat(CommandRun.of("team", "replay", folder.resolve("none")).code())
                .isEqualTo(3);
        assertThat(replay("", "--policy", Path.of("policies", "shop-feed.json")).code())
                .isEqualTo(4);
        assertThat(replay("").out()).contains("Paid back to orders: 0");
        assertThat(CommandRun.of("team", "--help").out()).contains("replay", "policy lint");
        assertThat(CommandRun.of("team", "replay", "--help").out())
                .contains("give-up", "\"newcomer\":true", "--policy");
    }
}
