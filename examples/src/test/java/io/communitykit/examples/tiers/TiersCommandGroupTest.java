package io.communitykit.examples.tiers;

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

@DisplayName("The commands about tiers")
class TiersCommandGroupTest {

    @TempDir
    Path folder;

    private Path history;
    private Path program;
    private Path tiers;

    @BeforeEach
    void write() throws IOException {
        program = file("program.json", """
                {"kind": "points-program", "version": "1", "program": "shop", "zone": "Asia/Shanghai",
                 "attributes": {"amount": "money"},
                 "currencies": [{"id": "growth"}],
                 "rules": [{"id": "order", "when": "order.paid", "to": "actor", "currency": "growth",
                   "grant": {"points": 1, "perMoney": {"amount": "1.00", "currency": "CNY"}, "of": "amount", "rounding": "down"}}]}
                """);
        tiers = file("tiers.json", ladders("1", 100, 500));
        history = Files.write(
                folder.resolve("history.jsonl"),
                List.of(order("1", "小明", "99.99"), order("2", "<b>小红😋</b>", "250.00"), order("3", "老王", "600.00")));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String ladders(String version, long silver, long gold) {
        return "{\"kind\": \"tier-program\", \"version\": \"" + version + "\", \"ladders\": [{\"id\": \"等级\","
                + " \"currency\": \"growth\", \"tiers\": [{\"id\": \"普通\", \"from\": 0}, {\"id\": \"银卡\", \"from\": "
                + silver + "}, {\"id\": \"金卡\", \"from\": " + gold + "}]}]}";
    }

    private static String order(String id, String member, String yuan) {
        return "{\"specversion\":\"1.0\",\"source\":\"shop\",\"id\":\"" + id
                + "\",\"type\":\"order.paid\",\"time\":\"2026-03-0" + id + "T02:00:00Z\",\"actor\":\"" + member
                + "\",\"subject\":\"o" + id + "\",\"data\":{\"amount\":{\"amount\":\"" + yuan
                + "\",\"currency\":\"CNY\"}}}";
    }

    @Test
    @DisplayName("say who would go where under other thresholds, as numbers")
    void what_if() throws IOException {
        Path lower = file("lower.json", ladders("2", 99, 601));

        CommandRun run = CommandRun.of(
                "tiers",
                "what-if",
                "--input",
                history,
                "--program",
                program,
                "--tiers",
                tiers,
                "--new-tiers",
                lower,
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("events").asInt()).isEqualTo(3);
        assertThat(json.get("members").asInt()).isEqualTo(3);
        JsonNode ladder = json.get("ladders").get(0);
        assertThat(ladder.get("rise").asInt()).isEqualTo(1);
        assertThat(ladder.get("fall").asInt()).isEqualTo(1);
        assertThat(ladder.get("flows"))
                .hasToString(
                        "[{\"from\":\"普通\",\"to\":\"银卡\",\"members\":1},"
                                + "{\"from\":\"银卡\",\"to\":\"银卡\",\"members\":1},{\"from\":\"金卡\",\"to\":\"银卡\",\"members\":1}]");
        assertThat(ladder.get("examples")).hasSize(2);
    }

    @Test
    @DisplayName("draw the flows, and no name becomes markup")
    void picture() throws IOException {
        Path lower = file("lower.json", ladders("2", 99, 200));

        CommandRun run = CommandRun.of(
                "tiers",
                "what-if",
                "--input",
                history,
                "--program",
                program,
                "--tiers",
                tiers,
                "--new-tiers",
                lower,
                "--out",
                folder.resolve("out"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Tiers of 等级: 2 rise, 0 fall").contains("<b>小红😋</b>");
        String html = Files.readString(folder.resolve("out").resolve("what-if.html"));
        assertThat(html)
                .contains("<svg")
                .contains("<title>银卡 → 金卡: 1</title>")
                .contains("&lt;b&gt;小红😋&lt;/b&gt;")
                .doesNotContain("<b>小红")
                .contains("default-src 'none'");
    }

    @Test
    @DisplayName("refuse a comparison in which nothing changes, and tiers that do not fit")
    void refuse() throws IOException {
        CommandRun nothing =
                CommandRun.of("tiers", "what-if", "--input", history, "--program", program, "--tiers", tiers);
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("nothing changes").contains("--new-tiers");

        Path other = file("other.json", ladders("2", 1, 2).replace("growth", "fame"));
        CommandRun unfit = CommandRun.of(
                "tiers", "what-if", "--input", history, "--program", program, "--tiers", tiers, "--new-tiers", other);
        assertThat(unfit.code()).isEqualTo(4);
        assertThat(unfit.err()).contains("fame").contains("growth");
    }

    @Test
    @DisplayName("say where a member stands and what is ahead")
    void project() throws IOException {
        Path key = file("key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        String url = "jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0";
        CommandRun told = CommandRun.of(
                "replay", "--input", history, "--program", program, "--tiers", tiers, "--jdbc", url, "--key-file", key);
        assertThat(told.code()).as(told.err()).isZero();

        CommandRun run = CommandRun.of(
                "tiers",
                "project",
                "小明",
                "--until",
                "2999-01-01T00:00:00Z",
                "--program",
                program,
                "--tiers",
                tiers,
                "--jdbc",
                url,
                "--key-file",
                key);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("普通").contains("银卡").contains("Nothing comes by itself");
    }

    @Test
    @DisplayName("check tiers together with their program")
    void lint() {
        CommandRun run = CommandRun.of("tiers", "lint", "--program", program, "--tiers", tiers);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("shop 1 with tiers 1: ");
    }
}
