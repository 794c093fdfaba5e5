package io.communitykit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommunityKitTest {

    @Test
    @DisplayName("the help names every command and every exit code")
    void help() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("demo", "replay", "referral", "policy", "Exit codes", "70");
    }

    @Test
    @DisplayName("each command has a help of its own")
    void helpOfCommands() {
        assertThat(CommandRun.of("demo", "--help").out()).contains("--members", "--seed");
        assertThat(CommandRun.of("replay", "--help").out()).contains("\"known\"", "--on-bad-line", "stop,");
        assertThat(CommandRun.of("policy", "schema", "--help").out()).contains("points-program, tier-program");
    }

    @Test
    @DisplayName("without a command, one line says what is missing")
    void noCommand() {
        CommandRun run = CommandRun.of();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--help").hasLineCount(1);
    }
}
