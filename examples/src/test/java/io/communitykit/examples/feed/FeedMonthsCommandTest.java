package io.communitykit.examples.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import io.communitykit.examples.stackexchange.SmallDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedMonthsCommandTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("what is most voted at the end is looked for on the pages of the week of its publication")
    void months() throws IOException {
        SmallDump.writeTo(folder);
        JsonNode json = CommandRun.of("feed", "months", "--input", folder, "--top", "1", "--size", "1", "--json")
                .json();
        assertThat(json.get("contents").intValue()).isEqualTo(6);
        assertThat(json.get("total").toString())
                .isEqualTo("{\"top\":1,\"feed\":1,\"newest\":0,\"voted\":1,\"weekVoted\":1}");
        assertThat(json.get("months").get(0).get("month").textValue()).isEqualTo("2020-01");
        assertThat(CommandRun.of("feed", "months", "--input", folder, "--format", "stackexchange")
                        .out())
                .contains("2020-01", "most voted of the week");
    }

    @Test
    @DisplayName("an answer is a fact about its question too")
    void answers() throws IOException {
        SmallDump.writeTo(folder);
        JsonNode page =
                CommandRun.of("feed", "rank", "--input", folder, "--json").json();
        for (JsonNode entry : page.get("entries")) {
            if (entry.get("content").textValue().endsWith("10")) {
                for (JsonNode term : entry.get("terms")) {
                    if (term.get("term").textValue().equals("signal:answer")) {
                        assertThat(term.get("adds").doubleValue()).isGreaterThan(1);
                        return;
                    }
                }
            }
        }
        throw new AssertionError("question 10 must be on the page: " + page);
    }

    @Test
    @DisplayName("nonsense is named in one line")
    void nonsense() throws IOException {
        SmallDump.writeTo(folder);
        failed(2, "--size must be 1 to 1000", "--input", folder, "--size", "0");
        failed(2, "--top 1 or more", "--input", folder, "--top", "0");
        failed(3, "no such file", "--input", folder.resolve("none"));
        failed(3, "holds no content", "--input", Files.writeString(folder.resolve("empty.jsonl"), ""));
        failed(3, "bad.jsonl line 1", "--input", Files.writeString(folder.resolve("bad.jsonl"), "x\n"));
    }

    private static void failed(int code, String message, Object... options) {
        Object[] args = new Object[2 + options.length];
        args[0] = "feed";
        args[1] = "months";
        System.arraycopy(options, 0, args, 2, options.length);
        CommandRun run = CommandRun.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(message);
    }
}
