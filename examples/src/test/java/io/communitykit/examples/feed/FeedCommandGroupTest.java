package io.communitykit.examples.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCommandGroupTest {

    @TempDir
    Path folder;

    private Path events;

    /** Four posts: two of anna, of which p1 is liked, one video of ben, one by the shop that is reported; seen by dora. */
    @BeforeEach
    void history() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                published("p1", "anna", "note", "snacks", "2026-03-01T00:00:00Z", ""),
                published("p2", "anna", "note", "snacks", "2026-03-01T01:00:00Z", ""),
                published("p3", "ben", "video", "books", "2026-03-01T02:00:00Z", ""),
                published("p4", "shop", "article", "books", "2026-03-01T03:00:00Z", ",\"source\":\"pgc\"")));
        for (int i = 0; i < 5; i++) {
            lines.add(on("content.liked", "l" + i, "reader" + i, "p1", "anna", "2026-03-01T04:00:00Z", ""));
        }
        lines.add(on("content.viewed", "v1", "dora", "p1", "anna", "2026-03-01T05:00:00Z", ",\"dwellMillis\":60000"));
        lines.add(on("content.liked", "x1", "dora", "p2", "anna", "2026-03-01T05:00:00Z", ""));
        lines.add(on("content.liked", "x2", "dora", "p3", "ben", "2026-03-01T05:00:00Z", ""));
        lines.add(on("content.reported", "r1", "dora", "p4", "shop", "2026-03-01T06:00:00Z", ""));
        events = Files.write(folder.resolve("events.jsonl"), lines);
    }

    private static String published(String id, String author, String kind, String category, String at, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + id
                + "\",\"source\":\"shop\",\"type\":\"content.published\",\"subject\":\""
                + id + "\",\"time\":\"" + at + "\",\"actor\":\"" + author + "\",\"data\":{\"postKind\":\"" + kind
                + "\",\"category\":\"" + category + "\"" + more + "}}";
    }

    private static String on(
            String type, String id, String actor, String subject, String author, String at, String more) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"shop\",\"type\":\"" + type
                + "\",\"subject\":\""
                + subject + "\",\"time\":\"" + at + "\",\"actor\":\"" + actor + "\",\"beneficiary\":\"" + author
                + "\",\"data\":{\"category\":\"x\"" + more + "}}";
    }

    private CommandRun feed(String command, Object... more) {
        List<Object> args = new ArrayList<>(List.of("feed", command, "--input", events));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> contents(JsonNode page) {
        return StreamSupport.stream(page.get("entries").spliterator(), false)
                .map(entry -> entry.get("content").textValue())
                .toList();
    }

    private static BigDecimal sum(JsonNode terms) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode term : terms) {
            sum = sum.add(new BigDecimal(term.get("adds").asText()));
        }
        return sum;
    }

    private static void failed(CommandRun run, int code, String message) {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(message);
    }

    @Test
    @DisplayName("rank: what members like comes first, what they report last, and the terms say why")
    void rank() {
        JsonNode page = feed("rank", "--json").json();
        assertThat(contents(page)).startsWith("p1").endsWith("p4").hasSize(4);
        assertThat(page.get("contents").intValue()).isEqualTo(4);
        assertThat(page.get("events").get("counted").intValue()).isEqualTo(13);
        JsonNode last = page.get("entries").get(3);
        assertThat(last.get("author").textValue()).isEqualTo("shop");
        assertThat(last.get("terms").toString()).contains("\"signal:report\"");
        assertThat(last.get("score").doubleValue()).isNegative();
        assertThat(feed("rank").out())
                .contains("4 of 4 contents", "graphics-and-text", "short-video", "long-form", "report -", "like +")
                .contains("Digest " + page.get("digest").textValue());
    }

    @Test
    @DisplayName("rank: events after --at are not known, nor is what was published after it")
    void at() {
        JsonNode page = feed("rank", "--at", "2026-03-01T03:30:00Z", "--json").json();
        assertThat(contents(page)).startsWith("p4").hasSize(4);
        assertThat(page.get("events").get("later").intValue()).isEqualTo(9);
        assertThat(contents(
                        feed("rank", "--at", "2026-03-01T00:30:00Z", "--json").json()))
                .containsExactly("p1");
    }

    @Test
    @DisplayName("rank: where and when it is looked at changes scores, and says by which rule")
    void context() {
        Object[] evening = {"--at", "2026-03-01T12:00:00Z", "--device", "phone", "--json"};
        JsonNode page = feed("rank", evening).json();
        assertThat(page.toString()).contains("context:phone-evening-video");
        assertThat(feed("rank", "--at", "2026-03-01T12:00:00Z", "--device", "desktop", "--json")
                        .out())
                .doesNotContain("context:phone-evening-video");
        assertThat(feed("rank", "--channel", "video", "--json").out()).contains("channel:video");
        assertThat(feed("rank", "--city", "x", "--city-tier", "3", "--segment", "stage-new")
                        .code())
                .isZero();
    }

    @Test
    @DisplayName("rank: what a member viewed counts as seen")
    void seen() {
        JsonNode page = feed("rank", "--member", "dora", "--json").json();
        JsonNode terms = StreamSupport.stream(page.get("entries").spliterator(), false)
                .filter(entry -> entry.get("content").textValue().equals("p1"))
                .findFirst()
                .orElseThrow()
                .get("terms");
        assertThat(terms.toString()).contains("\"seen\"");
        assertThat(feed("rank", "--member", "nobody", "--json").out()).doesNotContain("\"seen\"");
    }

    @Test
    @DisplayName("rank: --out writes what --json prints")
    void out() throws IOException {
        Path out = folder.resolve("page.json");
        CommandRun run = feed("rank", "--json", "--out", out);
        assertThat(Files.readString(out)).isEqualTo(run.out().replace(System.lineSeparator(), "\n"));
        failed(feed("rank", "--out", folder.resolve("none").resolve("x")), 5, "cannot write");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--size|0|size of a page must be 1 to 1000, got 0",
                "--size|1001|size of a page must be 1 to 1000, got 1001",
                "--size|many|'many' is not an int",
                "--city-tier|12|city tier must be 1 to 9, got 12",
                "--segment|stage-mew|did you mean \"stage-new\"",
                "--at|yesterday|yesterday",
                "--frobnicate|1|Unknown option"
            })
    @DisplayName("rank: nonsense is named in one line, and the exit code is 2")
    void nonsense(String option, String value, String message) {
        failed(feed("rank", option, value), 2, message);
    }

    @Test
    @DisplayName("what cannot be read is named in one line, and the exit code is 3")
    void unreadable() throws IOException {
        failed(CommandRun.of("feed", "rank", "--input", folder.resolve("none.jsonl")), 3, "no such file or folder");
        failed(CommandRun.of("feed", "rank", "--input", file("empty.jsonl", "")), 3, "holds no content");
        failed(feed("rank", "--at", "2020-01-01T00:00:00Z"), 3, "holds no content that was published by --at");
        Path bad = file("bad.jsonl", Files.readString(events) + "{\"specversion\":\"1.0\"\n");
        failed(CommandRun.of("feed", "rank", "--input", bad), 3, "bad.jsonl line 14");
        CommandRun skipped = CommandRun.of("feed", "rank", "--input", bad, "--on-bad-line", "skip", "--json");
        assertThat(skipped.json().get("events").get("bad").intValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("a policy with an unknown field is no policy, and the exit code is 4")
    void badPolicy() throws IOException {
        String shop = Files.readString(Path.of("policies", "shop-feed.json"));
        Path policy = file("policy.json", shop.replace("\"variety\"", "\"varieti\""));
        failed(feed("rank", "--policy", policy), 4, "did you mean \"variety\"");
        failed(feed("rank", "--policy", Path.of("policies", "shop-words.json")), 4, "is no valid feed-policy");
        failed(feed("rank", "--policy", folder.resolve("none.json")), 3, "no such file");
    }

    @Test
    @DisplayName("explain: the terms add up to the score, to the last digit")
    void explain() {
        for (String content : List.of("p1", "p2", "p3", "p4")) {
            JsonNode it = feed("explain", content, "--json").json();
            assertThat(sum(it.get("terms")))
                    .isEqualByComparingTo(it.get("score").asText());
            assertThat(it.get("place").intValue()).isPositive();
            assertThat(it.get("reasons")).isEmpty();
        }
        assertThat(feed("explain", "p2").out())
                .contains("p2: place", "of 4 by its score alone", "signal:like", "author", "score");
    }

    @Test
    @DisplayName("explain: says why content is not on the page")
    void offPage() throws IOException {
        CommandRun last = feed("explain", "p4", "--size", "2");
        assertThat(last.out())
                .contains(
                        "p4: not on the page, number 4 of 4",
                        "by its score alone it is number 4, and the page has 2 places",
                        "the lowest score on the page is",
                        "signal:report");
        String shop = Files.readString(Path.of("policies", "shop-feed.json"));
        Path one = file("one.json", shop.replace("\"by\": \"author\", \"max\": 2", "\"by\": \"author\", \"max\": 1"));
        assertThat(feed("explain", "p2", "--size", "3", "--policy", one).out())
                .contains("quota two-of-an-author: the page holds 1 of author anna already, the most it may");
        Path hiding = file("hiding.json", shop.replace("\"hideAfter\": 3", "\"hideAfter\": 1"));
        JsonNode hidden = feed("explain", "p1", "--member", "dora", "--policy", hiding, "--json")
                .json();
        assertThat(hidden.get("reasons").toString()).isEqualTo("[\"it is not shown at all: seen\"]");
        assertThat(hidden.has("rank")).isFalse();
        failed(feed("explain", "p9"), 3, "no content p9 was published by then");
        failed(feed("explain", "p4", "--at", "2026-03-01T02:30:00Z"), 3, "no content p4");
    }

    @Test
    @DisplayName("replay: a recording gives the same page again, to the byte, without the history")
    void replay() throws IOException {
        Path recording = folder.resolve("recording.json");
        CommandRun ranked =
                feed("rank", "--record", recording, "--device", "phone", "--member", "dora", "--seed", "7", "--json");
        Files.delete(events);
        CommandRun run = CommandRun.of("feed", "replay", recording, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("same").booleanValue()).isTrue();
        assertThat(run.json().get("ranked"))
                .isEqualTo(run.json().get("recorded"))
                .isEqualTo(ranked.json().get("digest"));
        assertThat(CommandRun.of("feed", "replay", recording).out()).contains("the same page, 4 of 4 contents, digest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"like\":4.9|\"like\":3.9|/entries/0/score",
                "\\\"weight\\\": 3|\\\"weight\\\": 2|/entries/0/score",
                "\"position\":2|\"position\":3|/entries/1/position",
                "\"digest\":\"|\"digest\":\"0|/digest"
            })
    @DisplayName("replay: what was tampered with is found, with the first difference, and the exit code is 1")
    void tampered(String was, String is, String where) throws IOException {
        Path recording = folder.resolve("recording.json");
        feed("rank", "--record", recording);
        String text = Files.readString(recording);
        assertThat(text).contains(was);
        Files.writeString(recording, text.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is)));
        CommandRun run = CommandRun.of("feed", "replay", recording);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("not the same page", "The first difference is at " + where);
        assertThat(CommandRun.of("feed", "replay", recording, "--json")
                        .json()
                        .get("at")
                        .textValue())
                .isEqualTo(where);
    }

    @Test
    @DisplayName("replay: what is no recording is named in one line")
    void noRecording() throws IOException {
        Path recording = folder.resolve("recording.json");
        feed("rank", "--record", recording);
        String text = Files.readString(recording);
        failed(replayed("{"), 3, "is no recording: it is no JSON");
        failed(replayed("[]"), 3, "is no recording");
        failed(replayed("{\"kind\":\"poem\"}"), 3, "/kind must be feed-recording, got poem");
        failed(replayed(text.replaceFirst("\"items\"", "\"item\"")), 3, "/items must be a list, got nothing");
        failed(replayed(text.replaceFirst("\"seed\":0", "\"seed\":0,\"sead\":1")), 3, "unknown field \"sead\"");
        failed(replayed(text.replaceFirst("\"size\":20", "\"size\":0")), 3, "size of a page must be 1 to 1000");
        failed(replayed(text.replaceFirst("\"like\":[0-9.E-]+", "\"like\":NaN")), 3, "is no JSON");
        failed(replayed(text.replaceFirst("\"like\":[0-9.E-]+", "\"like\":-1")), 3, "from 0 to 1e12, got -1.0");
        failed(replayed(text.replaceFirst("feed-policy", "word-list")), 4, "the policy in it is no valid feed-policy");
        failed(CommandRun.of("feed", "replay", folder.resolve("none")), 3, "no such file");
    }

    private CommandRun replayed(String text) throws IOException {
        return CommandRun.of("feed", "replay", file("other.json", text));
    }
}
