package io.communitykit.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A whole public history, where it is at hand: half a year of Quantum Computing Stack Exchange, in the directory that {@code
 * -Dcommunitykit.quantum} names.
 */
class QuantumReplayTest {

    @Test
    @DisplayName(
            "the carried policy agrees with the published balance of 3,362 of 3,461 members, 248 of 331 active ones")
    void agrees() {
        String dump = System.getProperty("communitykit.quantum");
        assumeTrue(dump != null, "-Dcommunitykit.quantum names no dump");
        JsonNode json =
                CommandRun.of("replay", "--input", Path.of(dump), "--json").json();
        assertThat(json.get("events").toString())
                .isEqualTo("{\"read\":26091,\"new\":14229,\"known\":0,\"unruled\":11862,\"rejected\":0,\"bad\":0}");
        assertThat(json.get("published").get("all").toString())
                .isEqualTo("{\"members\":3461,\"equal\":1700,\"plus100\":1662,\"differing\":99}");
        assertThat(json.get("published").get("active").toString())
                .isEqualTo("{\"members\":331,\"equal\":142,\"plus100\":106,\"differing\":83}");
    }
}
