package io.communitykit.examples.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsCommandGroupTest {

    @TempDir
    Path folder;

    private Path words;

    @BeforeEach
    void dictionary() throws IOException {
        words = file(
                "words.txt", "加微信\tcontact\tmedium\n口交\tadult\thigh\nvx\tcontact\tlow\twhole-word\n𠮷野家\tbrand\tlow\n");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandRun run(String command, String text, Object... more) throws IOException {
        Object[] args = new Object[6 + more.length];
        System.arraycopy(
                new Object[] {"words", command, "--words", words, "--text", file("text.txt", text)}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return CommandRun.of(args);
    }

    private static JsonNode line(CommandRun run, int number) throws IOException {
        return new ObjectMapper().readTree(run.out().lines().toList().get(number));
    }

    @Test
    @DisplayName("check: levels decide where no policy is named")
    void byLevel() throws IOException {
        assertThat(run("check", "路口交通").out()).isEqualToIgnoringNewLines("PASS by policy by-level: nothing was found");
        assertThat(run("check", "vx").out())
                .startsWith("PASS by policy by-level")
                .contains("level low");
        assertThat(run("check", "加*微信").out()).startsWith("REVIEW").contains("[加*微信]", "symbol");
        assertThat(run("check", "加*微信，口 交").out()).startsWith("BLOCK");
    }

    @Test
    @DisplayName("check: a policy decides by its rules, and says which")
    void byPolicy() throws IOException {
        Path policy = file("policy.json", """
                {"kind":"word-policy","version":"7","boundaries":"none","folding":{"without":["symbol"]},"lowHits":2,
                 "rules":[{"categories":["contact"],"from":"medium","action":"block"},{"categories":["adult"],"action":"review"}]}""");
        JsonNode verdict =
                run("check", "加微信 路口交通", "--policy", policy, "--json").json();
        assertThat(verdict.get("action").textValue()).isEqualTo("block");
        assertThat(verdict.get("policy").textValue()).isEqualTo("7");
        assertThat(verdict.get("reasons")).hasSize(2);
        assertThat(verdict.get("reasons").get(0).get("rule").intValue()).isZero();
        assertThat(verdict.get("reasons").get(1).get("action").textValue()).isEqualTo("review");
        assertThat(verdict.has("line")).isFalse();
        assertThat(run("check", "加*微信", "--policy", policy).out()).startsWith("PASS");
        assertThat(run("check", "vx 𠮷野家", "--policy", policy).out())
                .startsWith("REVIEW by policy 7: each hit would pass alone, but there are so many");
    }

    @Test
    @DisplayName("check: weak evidence is worth a review, where the policy looks for it")
    void weak() throws IOException {
        assertThat(run("check", "请jiaweixin").out())
                .startsWith("REVIEW by policy by-level")
                .contains("pinyin");
        Path policy = file("never.json", """
                {"kind":"word-policy","version":"1","rules":[],"weak":{"use":"never"}}""");
        assertThat(run("check", "请jiaweixin", "--policy", policy).out()).startsWith("PASS");
    }

    @Test
    @DisplayName("check: each line may be a text of its own")
    void lines() throws IOException {
        String text = "\uFEFF你好\r\n\n😀加微信\n口交\n";
        CommandRun json = run("check", text, "--lines", "--json");
        assertThat(json.out().lines()).hasSize(4);
        assertThat(line(json, 2).get("line").intValue()).isEqualTo(3);
        assertThat(line(json, 2).get("reasons").get(0).get("start").intValue()).isEqualTo(2);
        assertThat(run("check", text, "--lines").out())
                .contains("line 3: REVIEW", "3:2", "line 4: BLOCK", "4 texts: 2 pass, 1 to review, 1 blocked")
                .doesNotContain("line 1:");
    }

    @Test
    @DisplayName("check: what is no policy of words is named, and the exit code is 4")
    void badPolicy() throws IOException {
        CommandRun run = run("check", "x", "--policy", file("bad.json", "{\"kind\":\"word-list\"}"));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.failure()).singleElement().asString().contains("is no valid word-policy", "/kind");
    }

    @Test
    @DisplayName("explain: every place is shown with what became of it")
    void explain() throws IOException {
        Path allow = file("allow.txt", "官方加微信\n");
        String text = "官方加微信，路口交通，advx，加*微信";
        assertThat(run("explain", text, "--allow", allow).out())
                .containsPattern("加微信 +exact +官方\\[加微信].* spared: it lies in an allowed span, \"官方加微信\"")
                .containsPattern("路\\[口交]通.* spared: parts of other words stand there")
                .containsPattern("ad\\[vx].* spared: a letter or digit goes on beside it")
                .containsPattern("\\[加\\*微信].* a hit: contact, level medium");
        CommandRun json = run("explain", text, "--category", "adult", "--no-boundaries", "--json");
        assertThat(line(json, 0).get("outcome").textValue()).isEqualTo("not-asked");
        assertThat(line(json, 0).get("why").textValue()).isEqualTo("left out: category contact is not asked for");
        assertThat(line(json, 1).get("outcome").textValue()).isEqualTo("hit");
        assertThat(run("explain", "加微信", "--from-level", "high").out()).contains("left out: level medium is too low");
        assertThat(run("explain", "今天").out()).contains("No word was found, not even one to be spared.");
    }

    @Test
    @DisplayName("explain: a longer hit hides a shorter one")
    void overlapped() throws IOException {
        Path more = file("more.txt", "微信\n");
        assertThat(run("explain", "加微信", "--words", more).out())
                .contains("left out: a hit further left, or a longer one, covers a part of it");
    }

    @Test
    @DisplayName("report: words that hit honest texts most come first, with where and an example")
    void report() throws IOException {
        file("a.csv", "\uFEFFid,review,stars\r\n1,\"他说\"\"加微信\"\",\n还好\",5\r\n\r\n2,路口交通,4\r\n3,\"加 微信\",1\r\n");
        file("b.csv", "review\n加微信 vx\n\"\"\n");
        CommandRun run =
                CommandRun.of("words", "report", "--words", words, "--corpus", folder, "--column", "review", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("texts").intValue()).isEqualTo(4);
        assertThat(report.get("textsHit").intValue()).isEqualTo(3);
        JsonNode first = report.get("words").get(0);
        assertThat(first.get("word").textValue()).isEqualTo("加微信");
        assertThat(first.get("texts").intValue()).isEqualTo(3);
        assertThat(first.get("examples").get(0).get("before").textValue()).isEqualTo("他说\"");
        assertThat(first.get("examples").get(0).get("line").intValue()).isEqualTo(2);
        assertThat(first.get("examples").get(1).get("line").intValue()).isEqualTo(6);
        assertThat(first.get("examples").get(1).get("evasion").textValue()).isEqualTo("space");

        CommandRun table = CommandRun.of(
                "words", "report", "--words", words, "--corpus", folder, "--column", "review", "--top", "1");
        assertThat(table.out())
                .contains("3 of 4 texts are hit, by 2 words", "他说\"[加微信]\"", "a.csv:2", "and 1 more words");
    }

    @Test
    @DisplayName("report: plain lines are texts too")
    void plainCorpus() throws IOException {
        Path corpus = file("honest.txt", "今天很好\n\n请加微信\n");
        JsonNode report = CommandRun.of("words", "report", "--words", words, "--corpus", corpus, "--json")
                .json();
        assertThat(report.get("texts").intValue()).isEqualTo(2);
        assertThat(report.get("words").get(0).get("examples").get(0).get("line").intValue())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("report: what cannot be read is named in one line")
    void badCorpus() throws IOException {
        Path csv = file("a.csv", "id,review\n1,\"open\n2,x\n");
        failed(3, "a.csv line 2: a quote is opened and never closed", csv, "--column", "review");
        failed(3, "no column text; there are [id, review]", csv, "--column", "text");
        failed(2, "--column must name one of [id, review]", csv);
        failed(3, "no such file or folder", folder.resolve("none"));
        failed(3, "holds no files that end in .csv", Files.createDirectory(folder.resolve("empty")), "--column", "x");
        failed(2, "--top must be 1 or more, got 0", csv, "--column", "id", "--top", "0");
    }

    private void failed(int code, String message, Path corpus, Object... more) {
        Object[] args = new Object[6 + more.length];
        System.arraycopy(new Object[] {"words", "report", "--words", words, "--corpus", corpus}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        CommandRun run = CommandRun.of(args);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(message);
    }

    @Test
    @DisplayName("lint: all faults of plain lines are listed, and the exit code is 1")
    void lint() throws IOException {
        CommandRun bad = CommandRun.of("words", "lint", file("bad.txt", "a\tB\n好\nc\tspam\tgrave\n"));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("/line/1:", "/line/3:", "no valid word-list, 2 faults");
        CommandRun good = CommandRun.of("words", "lint", words);
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("words.txt: a valid word-list, ");
    }

    @Test
    @DisplayName("lint: documents are linted as policy lint does, with findings about words")
    void lintDocuments() throws IOException {
        Path twice = file("twice.json", """
                {"kind":"word-list","version":"1","list":"twice","groups":[
                  {"category":"spam","level":"low","words":["刷粉"]},{"category":"fraud","level":"high","words":["刷粉"]}]}""");
        CommandRun lint = CommandRun.of("words", "lint", twice);
        assertThat(lint.out())
                .isEqualTo(CommandRun.of("policy", "lint", twice).out())
                .contains("a valid word-list, 1 finding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan", "check", "explain", "report", "build", "lint"})
    @DisplayName("every command has a help that names its options")
    void help(String command) {
        CommandRun run = CommandRun.of("words", command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Usage: communitykit words " + command, command.equals("lint") ? "FILE" : "--words");
    }

    @Test
    @DisplayName("columns and fields of CSV are what RFC 4180 says")
    void csv() {
        CsvTable table = new CsvTable("t", "\uFEFFa,\"b,\"\"c\"\"\nd\",\r\n\n,𠮷\"x\"\n");
        assertThat(table.next()).isEqualTo(List.of("a", "b,\"c\"\nd", ""));
        assertThat(table.next()).isEqualTo(List.of("", "𠮷\"x\""));
        assertThat(table.line()).isEqualTo(4);
        assertThat(table.next()).isEmpty();
    }
}
