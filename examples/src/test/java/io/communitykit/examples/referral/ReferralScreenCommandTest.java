package io.communitykit.examples.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("referral screen")
class ReferralScreenCommandTest {

    private static final Instant START = Instant.parse("2026-02-01T10:00:00Z");

    @TempDir
    Path folder;

    private final StringBuilder lines = new StringBuilder();
    private int number;

    private ReferralScreenCommandTest event(String type, String actor, String beneficiary, String data) {
        number++;
        lines.append("{\"specversion\":\"1.0\",\"source\":\"test\",\"id\":\"e").append(number);
        lines.append("\",\"type\":\"").append(type);
        lines.append("\",\"time\":\"").append(START.plusSeconds(number)).append("\"");
        lines.append(type.startsWith("order.") ? ",\"subject\":\"o" + actor + "\"" : "");
        lines.append(actor.isEmpty() ? "" : ",\"actor\":\"" + actor + "\"");
        lines.append(beneficiary.isEmpty() ? "" : ",\"beneficiary\":\"" + beneficiary + "\"");
        lines.append(",\"data\":").append(data).append("}\n");
        return this;
    }

    private ReferralScreenCommandTest seen(String member, String kind, String value) {
        return event("identity.seen", member, "", "{\"kind\":\"" + kind + "\",\"value\":\"" + value + "\"}");
    }

    /** 李雷 brings 🐼𠮷 by link. */
    private ReferralScreenCommandTest friend() {
        return event("member.registered", "李雷", "", "{}")
                .event("link.opened", "李雷", "🐼𠮷", "{}")
                .event("member.registered", "🐼𠮷", "", "{}");
    }

    private CommandRun screen(Object... more) throws IOException {
        Object[] args = new Object[3 + more.length];
        System.arraycopy(more, 0, args, 3, more.length);
        args[0] = "referral";
        args[1] = "screen";
        args[2] = Files.writeString(folder.resolve("events.jsonl"), lines);
        return CommandRun.of(args);
    }

    @Test
    @DisplayName("finds a second account by one phone, however it is written, and draws why")
    void secondAccount() throws IOException {
        friend().seen("李雷", "phone", "138 0013 8000").seen("🐼𠮷", "phone", "＋86-13800138000");
        CommandRun run = screen("--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode found = run.json();
        assertThat(found.get("events").get("read").longValue()).isEqualTo(5);
        assertThat(found.get("block").longValue()).isEqualTo(1);
        JsonNode worst = found.get("suspicious").get(0);
        assertThat(worst.get("referrer").textValue()).isEqualTo("李雷");
        assertThat(worst.get("friend").textValue()).isEqualTo("🐼𠮷");
        assertThat(worst.get("because").get(0).textValue()).startsWith("self 1 x 0.95");
        JsonNode cluster = found.get("clusters").get(0);
        assertThat(cluster.get("members")).hasSize(2);
        assertThat(cluster.get("edges")).hasSize(3);
        assertThat(run.out()).doesNotContain("13800138000");
        assertThat(screen().out()).contains("李雷", "🐼𠮷", "block", "phone:", "All 1 suspicious referrals");
    }

    /** 李雷 brings ten who share a device and buy once, at once. */
    private void farm() {
        seen("李雷", "device", "d");
        for (int i = 0; i < 10; i++) {
            String friend = "🐼" + i;
            event("link.opened", "李雷", friend, "{}")
                    .event("member.registered", friend, "", "{}")
                    .seen(friend, "device", "d")
                    .event("order.paid", friend, "", "{\"amount\":{\"amount\":\"39.00\",\"currency\":\"CNY\"}}");
        }
    }

    @Test
    @DisplayName("judges a history of which each line was delivered twice as the history")
    void twice() throws IOException {
        farm();
        JsonNode once = screen("--json").json();
        assertThat(once.get("suspicious")).hasSize(10);
        String all = lines.toString();
        lines.setLength(0);
        all.lines().forEach(line -> lines.append((line + "\n").repeat(2)));
        JsonNode twice = screen("--json").json();
        for (String field : new String[] {"referrals", "pass", "review", "block", "suspicious", "clusters"}) {
            assertThat(twice.get(field)).as(field).isEqualTo(once.get(field));
        }
    }

    @Test
    @DisplayName("is what why still names when nobody has looked in time, and rows are not held any more")
    void why() throws IOException {
        farm();
        number += 2_000_000;
        Path history = Files.writeString(folder.resolve("farm.jsonl"), event("member.registered", "l", "", "{}").lines);
        CommandRun run = CommandRun.of("referral", "why", "🐼0", "--input", history);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("referrer +rejected +hold-expired .*open, for velocity");
        assertThat(run.out()).containsPattern("welcome .*released").doesNotContain("  held");
        assertThat(CommandRun.of("referral", "why", "🐼9", "--input", history).out())
                .containsPattern("ladder .*held, .* CNY left");
        JsonNode found = CommandRun.of("referral", "why", "🐼0", "--json", "--input", history)
                .json();
        assertThat(found.get("sides").get("friend").get("reviewFor").textValue())
                .isEqualTo("velocity");
        assertThat(found.get("rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("status").textValue()).isEqualTo("released"));
    }

    @Test
    @DisplayName("lets a friend pass whose phone was another's before, and who shares nothing else")
    void phoneGone() throws IOException {
        friend().seen("李雷", "phone", "13800138000")
                .event("identity.gone", "李雷", "", "{\"kind\":\"phone\",\"value\":\"13800138000\"}")
                .seen("🐼𠮷", "phone", "13800138000");
        JsonNode found = screen("--json").json();
        assertThat(found.get("pass").longValue()).isEqualTo(1);
        assertThat(found.get("suspicious")).isEmpty();
        assertThat(found.get("clusters")).isEmpty();
    }

    @Test
    @DisplayName("judges by another policy, and says what it has no rule for")
    void policy() throws IOException {
        Path mine = Files.writeString(folder.resolve("abuse.json"), """
                {"kind": "abuse-policy", "version": "none", "keys": {"mail": {"strength": "hard"}}}
                """);
        friend().seen("李雷", "phone", "13800138000").seen("🐼𠮷", "phone", "13800138000");
        CommandRun run = screen("--policy", mine);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("policy none", "key of kind phone", "no-rule")
                .doesNotContain("block  ");
    }

    @Test
    @DisplayName("names a line that is earlier than the one before it, or skips it")
    void unordered() throws IOException {
        friend();
        number -= 3;
        event("member.registered", "late", "", "{}");
        CommandRun stopped = screen();
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.failure()).singleElement().asString().contains("line 4: time must be", "order of time");
        assertThat(screen("--on-bad-line", "skip", "--json")
                        .json()
                        .get("referrals")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("says that nobody brought anybody")
    void nobody() throws IOException {
        event("member.registered", "李雷", "", "{}");
        assertThat(screen().out()).contains("Nobody brought anybody in 1 events.");
    }

    @Test
    @DisplayName("does not call one brought who opens a link long after the registration, nor by a partner's")
    void notBrought() throws IOException {
        event("member.registered", "🐼", "", "{}");
        event("link.opened", "partner", "b", "{\"role\":\"affiliate\"}").event("member.registered", "b", "", "{}");
        lines.append("{\"specversion\":\"1.0\",\"source\":\"test\",\"id\":\"late\",\"type\":\"link.opened\","
                + "\"time\":\"2026-02-03T10:00:00Z\",\"actor\":\"李雷\",\"beneficiary\":\"🐼\",\"data\":{}}\n");
        assertThat(screen("--json").json().get("referrals").longValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"value":"x"}                        | kind of identity.seen
            {"kind":"phone"}                     | value of identity.seen
            {"kind":"Phone!","value":"1"}        | key kind
            {"kind":"phone","value":"12"}        | 5 to 15 digits
            {"kind":"mail","value":"nobody"}     | a box, @ and a domain
            {"kind":"ip","value":"example.org"}  | such as 203.0.113.7
            {"kind":"ip","value":"999.1.1.1"}    | such as 203.0.113.7
            {"kind":"network","value":"1.2.3"}   | such as 203.0.113.7
            {"kind":"device","value":""}         | device
            """)
    @DisplayName("names a line that it cannot use, or skips it; what stood in it is not shown")
    void nonsense(String data, String why) throws IOException {
        friend().event("identity.seen", "李雷", "", data);
        CommandRun stopped = screen();
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.failure()).singleElement().asString().contains("e4", why);
        assertThat(screen("--on-bad-line", "skip", "--json").json().get("pass").longValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ip, 2001:db8::7, 2001:0DB8:0:0:0:0:0:7, 1",
        "ip, 203.0.113.7, 203.0.113.99, 0",
        "network, 203.0.113.7, 203.0.113.99, 1",
        "network, 203.0.113.7, 203.0.114.7, 0",
        "mail, A.Lice+x@GMail.com, alice@googlemail.com, 1",
        "mail, a.lice@example.org, alice@example.org, 0",
        "address, 人民路１号, 人民路 1号, 1",
        "device, d, D, 0"
    })
    @DisplayName("knows one thing in two forms, and two things apart")
    void forms(String kind, String one, String other, long block) throws IOException {
        Path mine = Files.writeString(
                folder.resolve("abuse.json"),
                "{\"kind\": \"abuse-policy\", \"version\": \"hard\", \"keys\": {\"" + kind
                        + "\": {\"strength\": \"hard\"}}}");
        friend().seen("李雷", kind, one).seen("🐼𠮷", kind, other);
        JsonNode found = screen("--json", "--policy", mine).json();
        assertThat(found.get("block").longValue()).isEqualTo(block);
    }
}
