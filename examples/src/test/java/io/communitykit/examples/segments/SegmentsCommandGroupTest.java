package io.communitykit.examples.segments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import io.communitykit.examples.stackexchange.SmallDump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The commands about segments")
class SegmentsCommandGroupTest {

    private static final String AT = "2026-03-08T00:00:00Z";

    @TempDir
    Path folder;

    private Path policy;
    private Path profiles;
    private Path events;

    @BeforeEach
    void write() throws IOException {
        policy = file("segments.json", program("1", "100.00"));
        profiles = file("profiles.jsonl", """
                {"member":"m1","attributes":{"spend":{"amount":"39.00","currency":"CNY"},"seen":"2026-03-07T08:00:00+08:00"}}

                {"member":"小明","attributes":{"spend":{"amount":"250.00","currency":"CNY"}},"tags":{"tags":{"fresh":{}}}}
                {"member":"m3","attributes":{"spend":{"amount":"100.00","currency":"CNY"}},\
                "tags":{"tags":{"fresh":{"confidence":8000,"source":"operator:anna","at":"2026-03-01T00:00:00Z","halfLife":"P7D"}}}}
                """);
        events = file(
                "events.jsonl",
                order("1", "m1", "2026-03-01T00:00:00Z"),
                order("2", "m1", "2026-03-02T00:00:00Z"),
                order("2", "m1", "2026-03-02T00:00:00Z"),
                order("3", "m9", "2026-03-03T00:00:00Z"),
                order("4", "m9", "2026-04-01T00:00:00Z"));
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String program(String version, String rich) {
        return """
                {"kind": "segment-program", "version": "%s",
                 "attributes": {"spend": "money", "seen": "instant", "born": "date", "n": "number", "ok": "boolean",
                   "name": "text", "likes": "list", "tags": "tags"},
                 "counters": {"orders": {"types": ["order.paid"], "keep": "P30D"}},
                 "readings": {"orders7": {"counter": "orders", "measure": "count", "last": "P7D"}},
                 "tags": [{"id": "buyer", "in": "tags", "family": "behaviour", "when": {"attribute": "orders7", "atLeast": 1}}],
                 "segments": [
                   {"id": "rich", "title": "有钱", "when": {"attribute": "spend", "atLeast": {"amount": "%s", "currency": "CNY"}}},
                   {"id": "here", "when": {"attribute": "seen", "within": "P7D"}},
                   {"id": "fresh", "when": {"attribute": "tags", "hasTag": "fresh", "confidence": 5000}},
                   {"id": "buyers", "when": {"attribute": "orders7", "atLeast": 2}}]}
                """.formatted(version, rich);
    }

    private static String order(String id, String member, String at) {
        return "{\"specversion\":\"1.0\",\"source\":\"shop\",\"id\":\"" + id + "\",\"type\":\"order.paid\",\"time\":\""
                + at + "\",\"actor\":\"" + member + "\"}";
    }

    private CommandRun segments(String command, Object... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("segments", command, "--policy", policy, "--input", profiles), Stream.of(more))
                        .toArray());
    }

    @Test
    @DisplayName("say how many members are in each segment, as tables")
    void sizes() {
        CommandRun run =
                segments("eval", "--at", AT, "--overlap", "rich", "fresh", "--member", "m1", "--zone", "+08:00");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).containsExactly("""
                Segments 1: 3 members as of 2026-03-08T08:00:00+08:00

                Sizes
                  segment  title  edition  members  share
                  rich     有钱         1        2  66.7%
                  here                  1        1  33.3%
                  fresh                 1        1  33.3%
                  buyers                1        0   0.0%

                Overlap of rich and fresh
                  who            members
                  in both              1
                  only in rich         1
                  only in fresh        0
                  in neither           1

                Memberships of m1
                  segment  status  since                      valid until
                  rich     out
                  here     in      2026-03-08T08:00:00+08:00  2026-03-14T08:00:00.000001+08:00
                  fresh    out
                  buyers   out""".lines().toArray(String[]::new));
    }

    @Test
    @DisplayName("let members live through events, also members without a profile, up to the instant asked for")
    void counted() {
        JsonNode json = segments("eval", "--events", events, "--at", AT, "--member", "m1", "--json")
                .json();

        assertThat(json.get("events"))
                .hasToString("{\"counted\":3,\"uncounted\":0,\"repeated\":1,\"refused\":0,\"later\":1}");
        assertThat(json.get("members").intValue()).isEqualTo(4);
        assertThat(json.get("segments").findValues("members")).hasToString("[2, 1, 1, 1]");
        assertThat(json.get("member").get("memberships").get(3))
                .hasToString(
                        "{\"segment\":\"buyers\",\"version\":1,\"status\":\"in\",\"since\":\"2026-03-02T00:00:00Z\","
                                + "\"validUntil\":\"2026-03-08T00:00:00.000001Z\"}");
        assertThat(segments("eval", "--events", events, "--json")
                        .json()
                        .get("at")
                        .textValue())
                .isEqualTo("2026-04-01T00:00:00Z");
    }

    @Test
    @DisplayName("take what a registration tells into the profile, unless the profile knows better")
    void registered() throws IOException {
        policy = file("segments.json", """
                {"kind": "segment-program", "version": "1", "attributes": {"registeredAt": "instant", "city": "text", "n": "number"},
                 "segments": [
                   {"id": "old", "when": {"attribute": "registeredAt", "olderThan": "P1D"}},
                   {"id": "there", "when": {"attribute": "city", "equals": "上海"}},
                   {"id": "counts", "when": {"exists": "n"}}]}
                """);
        profiles = file("profiles.jsonl", "{\"member\":\"m1\",\"attributes\":{\"city\":\"北京\"}}");
        String joined = order("1", "m1", "2026-03-01T00:00:00Z")
                .replace("order.paid", "member.registered")
                .replace("}", ",\"data\":{\"city\":\"上海\",\"n\":\"seven\"}}");
        events = file("events.jsonl", joined, joined.replace("m1", "m2").replace("\"1\"", "\"2\""));

        JsonNode json =
                segments("eval", "--events", events, "--at", AT, "--json").json();

        assertThat(json.get("segments").findValues("members")).hasToString("[2, 1, 0]");
    }

    @Test
    @DisplayName("draw the same members from the same seed")
    void sample() {
        JsonNode two = segments("eval", "--at", AT, "--segment", "rich", "--sample", "2", "--json")
                .json();
        JsonNode one = segments("eval", "--at", AT, "--segment", "rich", "--sample", "1", "--seed", "5", "--json")
                .json();
        JsonNode again = segments("eval", "--at", AT, "--segment", "rich", "--sample", "1", "--seed", "5", "--json")
                .json();

        assertThat(two.get("sample")).hasToString("{\"segment\":\"rich\",\"members\":[\"小明\",\"m3\"]}");
        assertThat(one.get("sample").get("members")).hasSize(1);
        assertThat(again).isEqualTo(one);
    }

    @Test
    @DisplayName("say why, and what would change it, in the zone asked for")
    void explain() throws IOException {
        CommandRun rich = segments("explain", "m1", "rich", "--at", AT);
        CommandRun here = segments("explain", "m1", "here", "--at", AT, "--zone", "Asia/Shanghai");
        JsonNode json = segments("explain", "m1", "rich", "--at", AT, "--json").json();

        assertThat(rich.code()).as(rich.err()).isZero();
        assertThat(rich.out().lines()).containsExactly("""
                m1 is out of segment rich version 1, as of 2026-03-08T00:00:00Z
                  because spend >= 100.00 CNY is false: spend is 39.00 CNY
                  would change: spend 100.00 CNY (61.00 CNY more)""".lines().toArray(String[]::new));
        assertThat(here.out())
                .contains("seen is 2026-03-07T08:00:00+08:00")
                .contains("on 2026-03-14T08:00:00.000001+08:00 if nothing happens")
                .doesNotContain("Z ");
        assertThat(json.get("status").textValue()).isEqualTo("out");
        assertThat(json.get("reasons").get(0).get("predicate").textValue()).isEqualTo("spend >= 100.00 CNY");
        assertThat(json.get("flips").get(0).get("kind").textValue()).isEqualTo("moves");
    }

    @Test
    @DisplayName("say who would enter and who would leave under another edition")
    void diff() throws IOException {
        Path edited = file("edited.json", program("2", "200.00").replace("\"buyers\"", "\"regulars\""));

        CommandRun run = segments("diff", "--new", edited, "--at", AT, "--events", events, "--list");
        JsonNode json = segments("diff", "--new", edited, "--at", AT, "--list", "--json")
                .json();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).containsExactly("""
                What if segments 2 were in force in place of 1: 4 members as of 2026-03-08T00:00:00Z

                  segment   enter  leave  stay
                  rich          0      1     1
                  here          0      0     1
                  fresh         0      0     1
                  buyers        0      1     0
                  regulars      1      0     0

                  segment   change  member
                  rich      leaves  m3
                  buyers    leaves  m1
                  regulars  enters  m1""".lines().toArray(String[]::new));
        assertThat(json.get("segments").get(0))
                .hasToString(
                        "{\"segment\":\"rich\",\"enter\":0,\"leave\":1,\"stay\":1,\"entering\":[],\"leaving\":[\"m3\"]}");
    }

    @Test
    @DisplayName("refuse to compare editions that count differently")
    void incomparable() throws IOException {
        Path edited = file("edited.json", program("2", "200.00").replace("\"last\": \"P7D\"", "\"last\": \"P6D\""));

        CommandRun run = segments("diff", "--new", edited, "--at", AT);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.failure()).singleElement().asString().contains("different readings");
    }

    @Test
    @DisplayName("check the rules")
    void lint() throws IOException {
        CommandRun run = CommandRun.of("segments", "lint", "--policy", policy);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("segments 1: ");

        Path never = file("never.json", """
                {"kind": "segment-program", "version": "9", "attributes": {"n": "number"}, "segments": [
                  {"id": "never", "when": {"all": [{"attribute": "n", "below": 1}, {"attribute": "n", "above": 2}]}}]}
                """);
        CommandRun found = CommandRun.of("segments", "lint", "--policy", never);
        assertThat(found.code()).isZero();
        assertThat(found.out())
                .contains("WARNING condition-unsatisfiable at /segments/0/when")
                .endsWith("segments 9: 1 finding" + System.lineSeparator());
    }

    @Test
    @DisplayName("carry segments for the demo's shop and for a Stack Exchange dump")
    void carried() throws IOException {
        CommandRun dump = CommandRun.of("segments", "eval", "--events", SmallDump.writeTo(folder), "--json");
        CommandRun shop = CommandRun.of("segments", "lint");

        assertThat(dump.code()).as(dump.err()).isZero();
        assertThat(dump.json().get("segments").findValuesAsText("segment")).contains("stage-new", "answerer");
        assertThat(shop.out()).isEqualTo("segments 2026-11: 0 findings" + System.lineSeparator());
    }

    @ParameterizedTest
    @DisplayName("tell what is wrong with a line, where, and what was probably meant")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'member':'a','attributes':{'spned':1}} | /attributes/spned: expected an attribute (one of born, likes, n, name, ok, seen, spend), got \"spned\"; did you mean \"spend\"?",
                "{'member':'a','attributes':{'spend':39}} | /attributes/spend: expected money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}, got 39",
                "{'member':'a','attributes':{'spend':{'amount':'1.001','currency':'CNY'}}} | /attributes/spend: expected a value that can be kept, got amount in CNY must be a number of at most 2 decimals, got 1.001",
                "{'member':'a','attributes':{'spend':{'amount':'1','currency':'YUAN'}}} | /attributes/spend/currency: expected a currency such as \"CNY\", got \"YUAN\"",
                "{'member':'a','attributes':{'seen':'yesterday'}} | /attributes/seen: expected an instant such as \"2024-05-01T00:00:00Z\", got \"yesterday\"",
                "{'member':'a','attributes':{'born':'1990-02-30'}} | /attributes/born: expected a date such as \"2024-05-01\", got \"1990-02-30\"",
                "{'member':'a','attributes':{'n':'7'}} | /attributes/n: expected a number, got \"7\"",
                "{'member':'a','attributes':{'n':NaN}} | (root): expected JSON nested at most 32 deep, got Non-standard token 'NaN'",
                "{'member':'a','attributes':{'n':1e999}} | /attributes/n: expected a value that can be kept, got decimal attribute must be of at most 100 digits",
                "{'member':'a','attributes':{'ok':null}} | /attributes/ok: expected true or false, got null",
                "{'member':'a','attributes':{'likes':[{'x':1}]}} | /attributes/likes/0: expected money such as",
                "{'member':'a','attributes':{'name':'\\ud800'}} | /attributes/name: expected a value that can be kept, got text attribute must be",
                "{'member':'a','attributes':{'orders7':1}} | /attributes/orders7: expected no attribute that a counter gives, got \"orders7\"",
                "{'member':'a','attributes':{'tags':{}}} | /attributes/tags: expected no set of tags here but in /tags, got \"tags\"",
                "{'member':'a','tags':{'tgas':{}}} | /tags/tgas: expected a set of tags (one of tags), got \"tgas\"; did you mean \"tags\"?",
                "{'member':'a','tags':{'tags':['x']}} | /tags/tags: expected an object of tags, got [\"x\"]",
                "{'member':'a','tags':{'tags':{'buyer':{}}}} | /tags/tags/buyer: expected no tag that a rule sets, got \"buyer\"",
                "{'member':'a','tags':{'tags':{'x':{'confidense':1}}}} | /tags/tags/x/confidense: expected a field of a tag (one of confidence, source, at, expires, halfLife), got \"confidense\"; did you mean \"confidence\"?",
                "{'member':'a','tags':{'tags':{'x':{'confidence':10001}}}} | /tags/tags/x/confidence: expected a whole number from 1 to 10000, got 10001",
                "{'member':'a','tags':{'tags':{'x':{'halfLife':'P30D'}}}} | /tags/tags/x/at: expected when the tag was set, since half of it goes from then on, got nothing",
                "{'member':'a','tags':{'tags':{'x':{'at':'2026-01-01T00:00:00Z','halfLife':'P1Y'}}}} | /tags/tags/x/halfLife: expected a duration such as \"P30D\", got \"P1Y\"",
                "{'member':'a','tags':{'tags':{'x':{'source':''}}}} | /tags/tags/x/source: expected a value that can be kept, got source of a tag must be 1 to 255 bytes",
                "{'member':7} | /member: expected the member's id, a text, got 7",
                "{'member':''} | /member: expected a value that can be kept, got member id must be 1 to 255 bytes",
                "{} | /member: expected the member's id, got nothing",
                "[] | (root): expected an object with a member, got []",
                "{'member':'a','membr':'b'} | /membr: expected a field (one of member, attributes, tags), got \"membr\"; did you mean \"member\"?",
                "{'member':'a','member':'b'} | (root): expected JSON nested at most 32 deep, got Duplicate field 'member'",
                "{'member':'a'} {} | (root): expected JSON nested at most 32 deep, got",
                "nonsense | (root): expected JSON nested at most 32 deep, got Unrecognized token"
            })
    void faults(String line, String fault) throws IOException {
        profiles = file("bad.jsonl", "", line.strip().replace('\'', '"'));

        CommandRun run = segments("eval", "--at", AT);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains("bad.jsonl line 2: " + fault)
                .endsWith("Maybe --on-bad-line skip.");
    }

    @Test
    @DisplayName(
            "skip bad lines when asked to, and count and name them: a member twice, malformed text, 10,000-deep nesting")
    void skip() throws IOException {
        Path bytes = folder.resolve("bytes.jsonl");
        String deep = "{\"member\":\"b\",\"attributes\":{\"n\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}";
        String text = "\uFEFF{\"member\":\"a\"}\r\n{\"member\":\"a\"}\n{\"member\":\"\u00ff\"}\n" + deep
                + "\n{\"member\":\"c\"}";
        // In Latin-1 the third line is no UTF-8; the mark before the first is written as its bytes.
        Files.write(bytes, text.replace("\uFEFF", "\u00ef\u00bb\u00bf").getBytes(StandardCharsets.ISO_8859_1));
        profiles = bytes;

        CommandRun run = segments("eval", "--at", AT, "--on-bad-line", "skip", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("members").intValue()).isEqualTo(2);
        assertThat(run.json().get("bad").intValue()).isEqualTo(3);
        assertThat(run.failure())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "skipped bytes.jsonl line 2: /member: expected each member once, got \"a\" again"),
                        line -> assertThat(line).contains("line 3: (root): expected UTF-8, got malformed bytes"),
                        line -> assertThat(line).contains("line 4: (root): expected JSON nested at most 32 deep"));
    }

    @Test
    @DisplayName("take an empty file for nobody")
    void nobody() throws IOException {
        profiles = file("empty.jsonl");

        CommandRun run = segments("eval", "--at", AT);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 members");
        assertThat(run.err()).contains("note: there is no member");
    }

    @Test
    @DisplayName("end with one line and an exit code of their own where something is missing or unknown")
    void missing() throws IOException {
        assertFailure(3, "no such file", segments("eval", "--events", folder.resolve("none.jsonl")));
        assertFailure(2, "did you mean \"rich\"", segments("explain", "m1", "rihc"));
        assertFailure(2, "did you mean \"fresh\"", segments("eval", "--overlap", "rich", "frehs"));
        assertFailure(2, "--sample must be 0 or more", segments("eval", "--segment", "rich", "--sample", "-1"));
        assertFailure(3, "no member m9 among the 3", segments("explain", "m9", "rich"));
        assertFailure(3, "no member m9 among the 3", segments("eval", "--member", "m9"));
        assertFailure(2, "--input or --events", CommandRun.of("segments", "eval"));
        assertFailure(2, "--zone", segments("eval", "--zone", "Mars/Olympus"));
        assertFailure(2, "--at", segments("eval", "--at", "+999999999-01-01T00:00:00Z"));
        profiles = folder.resolve("none.jsonl");
        assertFailure(3, "no such file", segments("eval"));
        policy = file("empty.json");
        assertFailure(4, "is no valid segment-program", segments("eval"));
    }

    private static void assertFailure(int code, String words, CommandRun run) {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(words);
    }
}
