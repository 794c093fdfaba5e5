package io.communitykit.examples.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The public history of {@code QuantumReplayTest}, in the directory that {@code -Dcommunitykit.quantum} names. */
class QuantumFeedTest {

    @Test
    @DisplayName(
            "of the 50 most voted in the end the feed showed 30 in their week; newest-first 4, most voted so far 19, most voted of the week 34")
    void months() {
        String dump = System.getProperty("communitykit.quantum");
        assumeTrue(dump != null, "-Dcommunitykit.quantum names no dump");
        JsonNode json = CommandRun.of("feed", "months", "--input", Path.of(dump), "--json")
                .json();
        assertThat(json.get("contents").intValue()).isEqualTo(1_986);
        assertThat(json.get("total").toString())
                .isEqualTo("{\"top\":50,\"feed\":30,\"newest\":4,\"voted\":19,\"weekVoted\":34}");
    }
}
