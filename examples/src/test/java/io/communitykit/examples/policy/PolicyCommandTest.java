package io.communitykit.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {

    @SuppressWarnings("unused") // by name, in a test below
    private static final List<String> CARRIED = PolicyFiles.BUILT_IN;

    @TempDir
    Path folder;

    private CommandRun lint(String json) throws IOException {
        return CommandRun.of("policy", "lint", Files.writeString(folder.resolve("policy.json"), json));
    }

    @ParameterizedTest
    @FieldSource("CARRIED")
    @DisplayName("the policies that the jar carries are valid and without findings")
    void carried(String name) {
        CommandRun run = CommandRun.of("policy", "lint", Path.of("policies", name));
        assertThat(run.out()).endsWith("0 findings" + System.lineSeparator());
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @FieldSource("CARRIED")
    @DisplayName("the policies that the jar carries keep to the schema of their kind, as an editor sees it")
    void carriedBySchema(String name) throws IOException {
        JsonNode policy = new ObjectMapper().readTree(Files.readString(Path.of("policies", name)));
        String kind = policy.get("kind").textValue();
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(CommandRun.of("policy", "schema", kind).out());

        assertThat(schema.validate(policy)).isEmpty();
        assertThat(schema.validate(((ObjectNode) policy).put("versoin", "1"))).hasSize(1);
    }

    @Test
    @DisplayName("every fault is listed with its place, and the exit code is 1")
    void faults() throws IOException {
        CommandRun run = lint("""
                {"kind":"tier-program","version":"1","ladders":[{"id":"l","currency":"c","tires":[]}]}""");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("/ladders/0/tires", "did you mean \"tiers\"");
    }

    @Test
    @DisplayName("what is legal but wrong is a finding, and the exit code is 0")
    void findings() throws IOException {
        CommandRun run = lint("""
                {"kind":"tier-program","version":"1","ladders":[
                  {"id":"l","currency":"c","tiers":[{"id":"a","from":5}]}]}""");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("tier-none-at-start at /ladders/0/tiers/0/from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"kind\":7}", "{\"a\":{\"kind\":\"tier-program\"}}", "", "\"kind\""})
    @DisplayName("what has no kind is named as such in one line")
    void kindless(String json) throws IOException {
        CommandRun run = lint(json);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.failure()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points-program",
                "tier-program",
                "voucher-program",
                "benefit-program",
                "segment-program",
                "word-list",
                "word-policy",
                "feed-policy",
                "candidate-policy",
                "demand-policy",
                "referral-program",
                "team-policy",
                "bargain-policy",
                "contest-policy",
                "lottery-policy",
                "attribution-policy",
                "code-policy",
                "commission-program",
                "abuse-policy"
            })
    @DisplayName("the schema of a kind is JSON Schema 2020-12")
    void schema(String kind) {
        JsonNode schema = CommandRun.of("policy", "schema", kind).json();
        assertThat(schema.get("$schema").textValue()).contains("2020-12");
    }

    @Test
    @DisplayName("an unknown kind is answered with the known ones")
    void unknownKind() {
        CommandRun run = CommandRun.of("policy", "schema", "poems");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.failure())
                .singleElement()
                .asString()
                .contains(
                        "[points-program, tier-program, voucher-program, benefit-program, segment-program, word-list, word-policy, feed-policy, candidate-policy, demand-policy, referral-program, team-policy, bargain-policy, contest-policy, lottery-policy, attribution-policy, code-policy, commission-program, abuse-policy], got poems");
    }
}
