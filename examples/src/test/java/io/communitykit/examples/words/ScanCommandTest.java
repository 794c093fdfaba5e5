package io.communitykit.examples.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.examples.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("words scan")
class ScanCommandTest {

    @TempDir
    Path folder;

    private Path words;

    @BeforeEach
    void dictionary() throws IOException {
        words = file("words.txt", "# a shop\n加微信\tcontact\thigh\n口交\tadult\n𠮷野家\nvx\tcontact\tlow\twhole-word\n赌博\n");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<JsonNode> scan(String text, Object... more) throws IOException {
        List<Object> args =
                new ArrayList<>(List.of("words", "scan", "--words", words, "--text", file("text.txt", text), "--json"));
        args.addAll(List.of(more));
        CommandRun run = CommandRun.of(args.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return lines(run);
    }

    private static List<JsonNode> lines(CommandRun run) {
        ObjectMapper mapper = new ObjectMapper();
        return run.out()
                .lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    private static List<String> found(List<JsonNode> hits) {
        return hits.stream()
                .map(hit -> hit.get("start").intValue() + "-" + hit.get("end").intValue() + " "
                        + hit.get("word").textValue() + " " + hit.get("evasion").textValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "加微信, 0-3 加微信 exact",
        "加*微.信, 0-5 加微信 symbol",
        "加\u200B微信, 0-4 加微信 zero-width",
        "加 微　信, 0-5 加微信 space",
        "😀加😀微😀信, 2-9 加微信 emoji",
        "賭博, 0-2 赌博 traditional",
        "ＶＸ, 0-2 vx width",
        "VX, 0-2 vx case",
        "𠮷野家, 0-4 𠮷野家 exact",
        "a𠮷*野家, 1-6 𠮷野家 symbol"
    })
    @DisplayName("finds a word through each trick, names the trick, and counts UTF-16 code units")
    void tricks(String text, String hit) throws IOException {
        assertThat(found(scan(text))).containsExactly(hit);
    }

    @Test
    @DisplayName("prints every field of a hit on one line")
    void fields() throws IOException {
        JsonNode hit = scan("一行\r\n😀 Ｖ*X").get(0);
        assertThat(hit).isEqualTo(new ObjectMapper().readTree("""
                {"start":7,"end":10,"word":"vx","evasion":"width","evasions":["case","width","symbol"],"text":"Ｖ*X",
                 "category":"contact","level":"low","confidence":10000,"line":2,"column":3}"""));
    }

    @Test
    @DisplayName("counts a byte order mark as the first character, and leaves one in a dictionary out")
    void byteOrderMarks() throws IOException {
        Path marked = file("marked.txt", "\uFEFF加微信\n");
        CommandRun run =
                CommandRun.of("words", "scan", "--words", marked, "--text", file("text.txt", "\uFEFF加微信"), "--json");
        assertThat(found(lines(run))).containsExactly("1-4 加微信 exact");
    }

    @Test
    @DisplayName("escapes what some programs take for a line end")
    void lineEnds() throws IOException {
        CommandRun run = CommandRun.of(
                "words",
                "scan",
                "--words",
                words,
                "--line-breaks",
                "--json",
                "--text",
                file("text.txt", "加\u2028微\u0085信"));
        assertThat(run.out()).hasLineCount(1).contains("加\\u2028微\\u0085信");
        assertThat(found(lines(run))).containsExactly("0-5 加微信 line-break");
    }

    @Test
    @DisplayName("spares what lies across two words, unless told otherwise")
    void boundaries() throws IOException {
        assertThat(scan("路口交通")).isEmpty();
        assertThat(found(scan("路口交通", "--no-boundaries"))).containsExactly("1-3 口交 exact");
    }

    @Test
    @DisplayName("lets spans pass that a file allows, also when they are disguised")
    void allowed() throws IOException {
        Path allow = file("allow.txt", "# our own account\n官方加微信\n");
        assertThat(found(scan("官方加微信，加微信", "--allow", allow))).containsExactly("6-9 加微信 exact");
    }

    @Test
    @DisplayName("looks through less or more when asked")
    void foldings() throws IOException {
        assertThat(scan("加*微.信 賭博", "--off", "symbol,traditional")).isEmpty();
        assertThat(found(scan("加*微.信 加微信", "--off", "all"))).containsExactly("6-9 加微信 exact");
        assertThat(scan("加\n微信")).isEmpty();
        assertThat(found(scan("加\n微信", "--line-breaks"))).containsExactly("0-4 加微信 line-break");
        assertThat(scan("加***微信", "--max-gap", "2")).isEmpty();
        assertThat(scan("加***微信", "--max-gap", "3")).hasSize(1);
    }

    @Test
    @DisplayName("looks for some categories, levels and times only")
    void filters() throws IOException {
        String text = "加微信 口交 vx";
        assertThat(scan(text)).hasSize(3);
        assertThat(found(scan(text, "--category", "adult,spam"))).containsExactly("4-6 口交 exact");
        assertThat(found(scan(text, "--from-level", "high"))).containsExactly("0-3 加微信 exact");
        Path timed = file("timed.json", """
                {"kind":"word-list","version":"1","list":"timed","groups":[
                  {"category":"brand","level":"low","until":"2026-11-12T00:00:00Z","words":["双十一"]}]}""");
        assertThat(scan("双十一", "--words", timed, "--at", "2026-11-11T00:00:00Z"))
                .hasSize(1);
        assertThat(scan("双十一", "--words", timed, "--at", "2026-11-12T00:00:00Z"))
                .isEmpty();
    }

    @Test
    @DisplayName("hands out every word at every place when asked")
    void overlapping() throws IOException {
        Path more = file("more.txt", "微信\n");
        assertThat(found(scan("加微信", "--words", more))).containsExactly("0-3 加微信 exact");
        assertThat(found(scan("加微信", "--words", more, "--overlapping")))
                .containsExactly("0-3 加微信 exact", "1-3 微信 exact");
    }

    @Test
    @DisplayName("looks for weak evidence when asked, and says how sure it is")
    void weak() throws IOException {
        assertThat(scan("jiaweixin")).isEmpty();
        JsonNode hit = scan("请jiaweixin，加微信", "--weak").get(0);
        assertThat(hit.get("word").textValue()).isEqualTo("加微信");
        assertThat(hit.get("evasion").textValue()).isEqualTo("pinyin");
        assertThat(hit.get("confidence").intValue()).isBetween(1, 9_999);
        assertThat(found(scan("请jiaweixin，加微信", "--weak"))).contains("11-14 加微信 exact");
    }

    @Test
    @DisplayName("takes the dictionary of the library where none is named")
    void ready() throws IOException {
        CommandRun run = CommandRun.of("words", "scan", "--json", "--text", file("text.txt", "想要的加 V 信 zz8888"));
        assertThat(lines(run)).isNotEmpty();
    }

    @Test
    @DisplayName("reads standard input")
    void standardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("请加微信".getBytes(StandardCharsets.UTF_8)));
            CommandRun run = CommandRun.of("words", "scan", "--words", words, "--text", "-", "--json");
            assertThat(found(lines(run))).containsExactly("1-4 加微信 exact");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @DisplayName("prints a table with line, column and surroundings for people")
    void table() throws IOException {
        CommandRun run = CommandRun.of(
                "words", "scan", "--words", words, "--text", file("text.txt", "前面\n😀请加*微信\u001B[31m后面\n再说"));
        assertThat(run.out())
                .contains("2:3  加微信  symbol   contact   high   😀请[加*微信]\uFFFD[31m后面")
                .contains("1 hit in 20 characters, of 5 words");
    }

    @Test
    @DisplayName("shows the two ends of a hit that fills a text")
    void longHit() throws IOException {
        String text = "加" + "😀微" + "微".repeat(5_000) + "信";
        Path file = file("text.txt", text);
        assertThat(CommandRun.of("words", "scan", "--words", words, "--text", file)
                        .out())
                .contains("[加😀" + "微".repeat(10) + "…" + "微".repeat(11) + "信]");
        assertThat(scan(text).get(0).get("text").textValue()).isEqualTo(text);
    }

    @Test
    @DisplayName("finds ten thousand hits in a text of a million characters")
    void large() throws IOException {
        List<JsonNode> hits = scan(("今天天气不错，".repeat(14) + "加*微信\n").repeat(10_000));
        assertThat(hits).hasSize(10_000);
        assertThat(hits.get(9_999).get("line").intValue()).isEqualTo(10_000);
        assertThat(hits.get(9_999).get("start").intValue()).isEqualTo(103 * 9_999 + 98);
    }

    @Test
    @DisplayName("an empty dictionary and an empty text are no failure")
    void empty() throws IOException {
        Path nothing = file("nothing.txt", "");
        CommandRun run = CommandRun.of("words", "scan", "--words", nothing, "--text", nothing);
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("note: the dictionary holds no words");
        assertThat(run.out()).contains("0 hits in 0 characters, of 0 words");
    }

    @Test
    @DisplayName("all bad lines of a dictionary are named in one line, and the exit code is 4")
    void badLines() throws IOException {
        Path bad = file("bad.txt", "好词\nx\tBad Category\n\ny\tspam\tgrave\n" + "z\t\t\t?\n".repeat(30));
        CommandRun run = CommandRun.of("words", "scan", "--words", bad, "--text", words);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains("/line/2: ", "\"grave\"", "/line/34")
                .doesNotContain("/line/1:");
    }

    @Test
    @DisplayName("bytes that are no UTF-8 are named with their place, and the exit code is 3")
    void noUtf8() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'a', 'b', (byte) 0xE5, (byte) 0x8A, 'c'});
        for (String option : List.of("--words", "--allow", "--text")) {
            CommandRun run = CommandRun.of("words", "scan", "--text", words, option, binary);
            CommandRun other = CommandRun.of("words", "scan", "--text", binary);
            CommandRun which = option.equals("--text") ? other : run;
            assertThat(which.code()).isEqualTo(3);
            assertThat(which.failure()).singleElement().asString().contains("binary is no UTF-8 text: byte 2 (0xE5)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--words", "--allow"})
    @DisplayName("files that are missing or folders are named in one line, and the exit code is 3")
    void missing(String option) {
        CommandRun none = CommandRun.of("words", "scan", "--text", words, option, folder.resolve("none"));
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.failure()).singleElement().asString().contains("no such file or folder");
        CommandRun noFile = CommandRun.of("words", "scan", "--text", words, option, folder);
        assertThat(noFile.code()).isEqualTo(3);
        assertThat(noFile.failure()).singleElement().asString().contains("it is a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "--off, poems, got \"poems\"",
        "--off, homophone, got \"homophone\"",
        "--max-gap, 1001, '0 to 200, got 1001'",
        "--from-level, grave, grave",
        "--at, noon, noon",
        "--category, Fraud, got Fraud"
    })
    @DisplayName("wrong options are named in one line, and the exit code is 2")
    void wrongOptions(String option, String value, String message) {
        CommandRun run = CommandRun.of("words", "scan", "--words", words, "--text", words, option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.failure()).singleElement().asString().contains(message);
    }

    @Test
    @DisplayName("a category that no word has is worth a note")
    void unknownCategory() {
        CommandRun run = CommandRun.of("words", "scan", "--words", words, "--text", words, "--category", "poems");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("note: the dictionary has no words of category poems");
    }
}
