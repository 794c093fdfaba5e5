package io.communitykit.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path folder;

    private CommandRun demo(Path out, Object... more) {
        Object[] args = new Object[7 + more.length];
        System.arraycopy(new Object[] {"demo", "--members", "150", "--days", "70", "--out", out}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return CommandRun.of(args);
    }

    @Test
    @DisplayName("everything comes to life: points, caps, multipliers, tiers, a leaderboard and a report")
    void everything() {
        CommandRun run = demo(folder);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("growth-first-order", "(clawback)", "comments (a day)", "银卡", "Leaders in points");
        assertThat(folder.resolve("report.html")).content().contains("会员等级", "growth-good-post");
    }

    @Test
    @DisplayName("the same seed gives the same events file, which replay takes too")
    void repeatable() {
        Path other = folder.resolve("other");
        JsonNode first = demo(folder, "--json").json();
        demo(other, "--json");
        assertThat(folder.resolve("events.jsonl")).hasSameBinaryContentAs(other.resolve("events.jsonl"));
        JsonNode replayed = CommandRun.of("replay", "--input", other, "--json").json();
        assertThat(replayed.get("events")).isEqualTo(first.get("events"));
        assertThat(first.get("members").longValue()).isEqualTo(150);
        assertThat(first.get("files").get("report").textValue()).endsWith("report.html");
    }

    @Test
    @DisplayName("another seed gives another history")
    void seeds() {
        JsonNode one = demo(folder, "--json").json();
        JsonNode two = demo(folder, "--json", "--seed", "2").json();
        assertThat(one.get("events")).isNotEqualTo(two.get("events"));
    }
}
