package io.communitykit.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import io.communitykit.examples.stackexchange.SmallDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    Path folder;

    private static void assertCounts(JsonNode json, long... expected) {
        JsonNode events = json.get("events");
        assertThat(List.of("read", "new", "known", "unruled", "rejected", "bad"))
                .extracting(name -> events.get(name).longValue())
                .containsExactly(expected[0], expected[1], expected[2], expected[3], expected[4], expected[5]);
        assertThat(expected[0]).isEqualTo(expected[1] + expected[2] + expected[3] + expected[4] + expected[5]);
    }

    private Path events(String... lines) throws IOException {
        return Files.write(folder.resolve("events.jsonl"), List.of(lines));
    }

    private static String line(String id, String type, String member) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"t\",\"type\":\"" + type
                + "\",\"time\":\"2026-01-01T00:00:00Z\",\"actor\":\"" + member + "\"}";
    }

    @Test
    @DisplayName("a dump is told, compared with what was published, and written as CSV")
    void dump() throws IOException {
        Path csv = folder.resolve("balances.csv");
        CommandRun run = CommandRun.of("replay", "--input", SmallDump.writeTo(folder), "--balances", csv, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertCounts(run.json(), 26, 11, 0, 15, 0, 0);
        assertThat(run.json().get("members").longValue()).isEqualTo(4);
        assertThat(run.json().get("seconds").isNumber()).isTrue();
        assertThat(run.json().get("published").get("all").toString())
                .isEqualTo("{\"members\":4,\"equal\":2,\"plus100\":1,\"differing\":1}");
        assertThat(run.json().get("published").get("active").toString())
                .isEqualTo("{\"members\":3,\"equal\":1,\"plus100\":1,\"differing\":1}");
        assertThat(csv)
                .content()
                .isEqualTo(
                        "member,currency,balance\n-1,reputation,1\n1,reputation,1\n2,reputation,76\n3,reputation,6\n");
    }

    @Test
    @DisplayName("with a report it is said whom members might follow; nobody stands there whose account is gone")
    void candidates() throws IOException {
        Path dump = SmallDump.writeTo(folder);
        CommandRun run = CommandRun.of("replay", "--input", dump, "--out", folder, "--json");

        assertThat(run.json().get("candidates"))
                .hasToString("{\"at\":\"2020-01-04T00:00:00Z\","
                        + "\"people\":{\"policy\":\"2026-11\",\"of\":2,\"lists\":{\"1\":[\"2\"]}}}");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<summary>小明 &lt;b&gt; <small>1, 1 question, 0 answers</small></summary>")
                .contains("<span class=\"term\">answered your question “怎么样？”</span>")
                .doesNotContain("id=\"similar\"");
        assertThat(CommandRun.of("replay", "--input", dump, "--out", folder).out())
                .containsPattern("小明 <b> +1 +two +met 1, same-subjects 1 +answered your question “怎么样？”");
        assertThat(CommandRun.of("replay", "--input", dump, "--json").json().has("candidates"))
                .isFalse();
    }

    private Path segmentsFile() throws IOException {
        return Files.writeString(folder.resolve("segments.json"), """
                {"kind": "segment-program", "version": "7", "attributes": {"tier": "text"},
                 "counters": {"seen": {"types": ["member.registered"], "keep": "P1D"}},
                 "readings": {"lastSeen": {"counter": "seen", "measure": "last"}},
                 "segments": [
                   {"id": "stage-old", "when": {"attribute": "lastSeen", "olderThan": "P30D"}},
                   {"id": "stage-new", "when": {"attribute": "lastSeen", "within": "P30D"}},
                   {"id": "tiered", "when": {"exists": "tier"}}]}
                """);
    }

    @Test
    @DisplayName("what time alone changes is in the sizes of its own day")
    void sizesByDay() throws IOException {
        Path input = events(
                line("1", "member.registered", "a"),
                line("2", "member.registered", "b").replace("2026-01", "2026-03"));
        CommandRun run = CommandRun.of("replay", "--input", input, "--segments", segmentsFile(), "--out", folder);

        assertThat(run.code()).as(run.err()).isZero();
        // Seen on 1 January at 08:00 of the program's zone, so new at the end of 30 days; the next fact is of 1 March.
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("\"days\":[\"2026-01-01\",\"2026-01-02\"")
                .contains("{\"name\":\"stage-old\",\"sizes\":[" + "0,".repeat(30) + "1,".repeat(29) + "1]}")
                .contains("{\"name\":\"stage-new\",\"sizes\":[" + "1,".repeat(30) + "0,".repeat(29) + "1]}");
    }

    @Test
    @DisplayName("segments are judged beside the points: tiers become an attribute, and decades of silence cost little")
    void segments() throws IOException {
        Path segments = segmentsFile();
        Path input = events(
                line("1", "member.registered", "a"),
                line("2", "member.registered", "b").replace("2026", "2099"),
                line("3", "member.registered", "a").replace("2026", "2098"));
        CommandRun run = CommandRun.of("replay", "--input", input, "--segments", segments, "--json");
        CommandRun tables = CommandRun.of("replay", "--input", input, "--segments", segments);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("segments"))
                .hasToString("{\"version\":\"7\",\"members\":2,\"refused\":1,"
                        + "\"sizes\":{\"stage-old\":1,\"stage-new\":1,\"tiered\":2}}");
        assertThat(tables.out())
                .containsPattern("stage-old +1 +1 +0\n")
                .containsPattern("stage-new +1 +2 +1\n")
                .containsPattern("\\(none\\) +stage-new +2\n +stage-new +stage-old +1\n");
    }

    @Test
    @DisplayName("a second telling to the same database changes nothing, whatever the batches")
    void twice() throws IOException {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        Path dump = SmallDump.writeTo(folder);
        String url = "jdbc:h2:file:" + folder.resolve("database");
        CommandRun once = CommandRun.of("replay", "--input", dump, "--jdbc", url, "--balances", first, "--json");
        CommandRun again =
                CommandRun.of("replay", "--input", dump, "--jdbc", url, "--balances", second, "--json", "--batch", "3");
        assertCounts(once.json(), 26, 11, 0, 15, 0, 0);
        assertCounts(again.json(), 26, 0, 11, 15, 0, 0);
        assertThat(once.json().get("store").textValue()).isEqualTo("jdbc");
        assertThat(second).hasSameTextualContentAs(first);
    }

    @Test
    @DisplayName("memory and database agree to the byte")
    void sameEverywhere() throws IOException {
        Path memory = folder.resolve("memory.csv");
        Path database = folder.resolve("database.csv");
        Path dump = SmallDump.writeTo(folder);
        CommandRun.of("replay", "--input", dump, "--balances", memory);
        CommandRun.of("replay", "--input", dump, "--jdbc", "jdbc:h2:mem:same", "--balances", database);
        assertThat(memory).hasSameBinaryContentAs(database);
    }

    @Test
    @DisplayName("a fact told twice in one file is known, one with other content rejected, one without a rule unruled")
    void counts() throws IOException {
        Path input = events(
                line("1", "member.registered", "小明"),
                line("1", "member.registered", "小明"),
                line("1", "member.checked-in", "小明"),
                line("2", "garden.watered", "小明"));
        assertCounts(CommandRun.of("replay", "--input", input, "--json").json(), 4, 1, 1, 1, 1, 0);
    }

    @Test
    @DisplayName("bad lines are counted and named when skipped")
    void skip() throws IOException {
        Path input = events("{", line("1", "member.registered", "a"), "[]", line("2", "member.checked-in", "a"));
        CommandRun run = CommandRun.of("replay", "--input", input, "--json", "--on-bad-line", "skip");
        assertCounts(run.json(), 4, 2, 0, 0, 0, 2);
        assertThat(run.failure()).hasSize(2).allMatch(line -> line.startsWith("skipped events.jsonl line "));
    }

    @Test
    @DisplayName("a bad line ends the telling, and says how far it came")
    void stop() throws IOException {
        Path input = events(line("1", "member.registered", "a"), "nonsense", line("2", "member.checked-in", "a"));
        CommandRun run = CommandRun.of("replay", "--input", input);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .startsWith("communitykit: events.jsonl line 2: ")
                .endsWith("Events told before it: 1");
    }

    @Test
    @DisplayName("the files of a folder are told by name, and names in CSV are quoted")
    void folder() throws IOException {
        Files.writeString(folder.resolve("b.ndjson"), line("2", "member.registered", "say \\\"hi\\\", 朋友"));
        Files.writeString(folder.resolve("a.jsonl"), line("1", "member.registered", " 𠮷😋"));
        Files.writeString(folder.resolve("c.txt"), "not mine");
        Path csv = folder.resolve("out.csv");
        CommandRun run = CommandRun.of("replay", "--input", folder, "--balances", csv, "--json");
        assertCounts(run.json(), 2, 2, 0, 0, 0, 0);
        assertThat(csv)
                .content()
                .isEqualTo("member,currency,balance\n\" 𠮷😋\",growth,10\n\"say \"\"hi\"\", 朋友\",growth,10\n");
    }

    @Test
    @DisplayName("for people there are tables, and one member's postings on request")
    void tables() throws IOException {
        CommandRun run = CommandRun.of("replay", "--input", SmallDump.writeTo(folder), "--member", "1");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("stack-exchange 1, memory store, 4 members")
                .contains("Balances that the community published")
                .contains("answer-voted-up")
                .contains("floor of reputation")
                .contains("newcomer")
                .containsPattern("vote-20 +bounty-offered +reputation +-50 +-5 +1 +floor 1");
    }
}
