package io.communitykit.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.communitykit.examples.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .contains("growth-first-order", "(clawback)", "comments (a day)", "银卡", "Leaders in points")
                .contains("Segments at the end, of 160 members", "stage-core", "How often members went from one stage");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("会员等级", "growth-good-post", "id=\"chart-stages\"", "id=\"chart-segments\"")
                .containsPattern("<title>stage-active → stage-at-risk: \\d+</title>");
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
        assertThat(first.get("members").longValue()).isEqualTo(160);
        assertThat(first.get("files").get("report").textValue()).endsWith("report.html");
    }

    @Test
    @DisplayName("every member is in one stage of life, and judging all at once at the end finds the same sizes")
    void segments() {
        JsonNode run = demo(folder, "--json").json();
        JsonNode eval = CommandRun.of("segments", "eval", "--events", folder.resolve("events.jsonl"), "--json")
                .json();

        long staged = 0;
        for (JsonNode each : eval.get("segments")) {
            String id = each.get("segment").textValue();
            long size = run.get("segments").get("sizes").get(id).longValue();
            staged += id.startsWith("stage-") ? size : 0;
            if (id.equals("win-back")) { // needs the tier, which only points know
                assertThat(size).isGreaterThanOrEqualTo(each.get("members").longValue());
            } else {
                assertThat(size).as(id).isEqualTo(each.get("members").longValue());
            }
        }
        assertThat(staged).isEqualTo(160);
        assertThat(run.get("segments").get("refused").longValue()).isZero();
        assertThat(demo(folder, "--json", "--no-segments").json().has("segments"))
                .isFalse();
    }

    @Test
    @DisplayName("every disguised advertisement is found, and the report shows how it was hidden")
    void words() {
        JsonNode words = demo(folder, "--json").json().get("words");
        assertThat(words.get("planted").intValue()).isGreaterThan(20);
        assertThat(words.get("found")).isEqualTo(words.get("planted"));
        assertThat(words.get("texts").intValue())
                .isEqualTo(words.get("pass").intValue()
                        + words.get("review").intValue()
                        + words.get("block").intValue());
        assertThat(folder.resolve("report.html"))
                .content()
                .contains(
                        "id=\"words\"", "<th scope=\"row\">zero-width</th>", "<th scope=\"row\">emoji</th>", "<mark>");
        assertThat(demo(folder).out())
                .contains(
                        "Sensitive words in what members wrote", "How they were hidden", "Words that were found most");
    }

    @Test
    @DisplayName(
            "the feed at the end is in the report and in JSON, the same page that 'feed rank' makes, beside the newest")
    void feed() {
        JsonNode feed = demo(folder, "--json").json().get("feed");
        JsonNode ranked = CommandRun.of(
                        "feed", "rank", "--input", folder.resolve("events.jsonl"), "--size", "10", "--json")
                .json();
        assertThat(feed.get("digest")).isEqualTo(ranked.get("digest"));
        assertThat(feed.get("page")).hasSize(10);
        assertThat(feed.get("newest")).hasSize(10).isNotEqualTo(feed.get("page"));
        assertThat(feed.get("contents")).isEqualTo(ranked.get("contents"));
        assertThat(feed.get("key").size()).isEqualTo(10);
        String first = feed.get("page").get(0).textValue();
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("id=\"feed\"", "id=\"feed-page\"", "id=\"feed-newest\"", "id=\"key-members\"", first)
                .contains("<span class=\"bar against\"", "visits became orders");
        assertThat(demo(folder).out()).contains("The feed at the end, of ", "Members who move others");
    }

    @Test
    @DisplayName(
            "content and products are found for a few members, none they were at, and said by which source and because of what")
    void candidates() throws IOException {
        JsonNode first = demo(folder, "--json").json().get("candidates");
        byte[] report = Files.readAllBytes(folder.resolve("report.html"));
        assertThat(first.get("found").get("lists")).hasSizeBetween(3, 5).allMatch(list -> list.size() >= 1);
        assertThat(first.has("questions")).isFalse();
        assertThat(folder.resolve("report.html"))
                .content()
                .contains(
                        "id=\"found\"",
                        "because-you-bought 1</span>",
                        "bought-together ",
                        "new since the model was fitted")
                .contains("id=\"demand\"", "you bought “", "environment, supply");
        assertThat(demo(folder).out())
                .contains("Found for members", "What is wanted most")
                .containsPattern("history \\d+ adds \\d+");
        assertThat(folder.resolve("report.html")).hasBinaryContent(report);
    }

    @Test
    @DisplayName(
            "members bring friends and partners buyers: JSON, tables and report say what 'referral replay' says of the same events")
    void referrals() {
        CommandRun run = demo(folder, "--json");
        JsonNode told = run.json().get("referrals");
        JsonNode replayed = CommandRun.of("referral", "replay", folder.resolve("events.jsonl"), "--json")
                .json();

        for (String step : new String[] {"brought", "qualified", "held", "paid", "ended"}) {
            assertThat(told.get(step)).as(step).isEqualTo(replayed.get("funnel").get(step));
        }
        assertThat(told.get("brought").longValue())
                .isGreaterThan(told.get("qualified").longValue());
        assertThat(told.get("paid").longValue()).isPositive();
        assertThat(told.get("partners").longValue()).isBetween(1L, 3L);
        String first = replayed.get("referrers").get(0).get("member").textValue();
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("id=\"referrals\"", "id=\"referral-funnel\"", "id=\"referral-partners\"")
                .contains("<th scope=\"row\">" + first + "</th>", "<th scope=\"row\">self-referral</th>")
                .contains("<th scope=\"row\">money:CNY</th><td class=\"number\">20000.00 CNY</td>")
                .containsPattern("for 100 that they cost, [\\d,]+ come back");
        assertThat(demo(folder).out())
                .contains(
                        "Referrals by program invite", "Who brought most friends", "Commission statements of partners");
    }

    @Test
    @DisplayName("a planted ring is blocked as one group, drawn, and earns nothing; families pass")
    void ring() throws IOException {
        JsonNode told = demo(folder, "--json").json().get("screened");
        JsonNode screened = CommandRun.of("referral", "screen", folder.resolve("events.jsonl"), "--json")
                .json();
        for (String count : new String[] {"policy", "referrals", "pass", "review", "block"}) {
            assertThat(told.get(count)).as(count).isEqualTo(screened.get(count));
        }
        assertThat(told.get("clusters").longValue())
                .isEqualTo(screened.get("clusters").size());
        List<String> blocked = new ArrayList<>();
        for (JsonNode each : screened.get("suspicious")) {
            String friend = each.get("friend").textValue();
            if (friend.startsWith("ring-")) {
                assertThat(each.get("referrer").textValue()).isEqualTo("ring-0");
                assertThat(each.get("verdict").textValue()).isEqualTo("block");
                blocked.add(friend);
            } else {
                // Families share an address, and pass; who invites themselves does not.
                assertThat(each.get("referrer")).isEqualTo(each.get("friend"));
            }
        }
        assertThat(blocked)
                .containsExactlyInAnyOrder(
                        "ring-1", "ring-2", "ring-3", "ring-4", "ring-5", "ring-6", "ring-7", "ring-8", "ring-9");
        assertThat(events("identity.seen").stream()
                        .filter(it -> it.get("data").get("kind").textValue().equals("address")))
                .isNotEmpty();
        assertThat(screened.get("clusters").get(0).get("members")).hasSize(10);
        JsonNode replayed = CommandRun.of("referral", "replay", folder.resolve("events.jsonl"), "--json")
                .json();
        assertThat(replayed.get("referrers"))
                .isNotEmpty()
                .noneMatch(it -> it.get("member").textValue().equals("ring-0"));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("id=\"abuse\"", "<svg class=\"evidence\"", "ring-0 → ring-9: ", "id=\"abuse-worst\"");
        assertThat(demo(folder).out()).contains("Referrals screened for abuse", "device:");
    }

    @Test
    @DisplayName(
            "members buy together and cut a price: complete, expired and paid back, or late, the same in JSON, tables and report")
    void groupBuys() throws IOException {
        JsonNode told = demo(folder, "--json").json().get("groupBuys");
        List<JsonNode> paid = events("team.paid");
        assertThat(told.get("succeeded").longValue()).isGreaterThan(2);
        assertThat(told.get("expired").longValue()).isGreaterThan(2);
        // Each payment is in a complete team, in one that waits, or went back.
        long waiting = told.get("teams").longValue()
                - told.get("succeeded").longValue()
                - told.get("expired").longValue();
        assertThat(paid.size()
                        - 3 * told.get("succeeded").longValue()
                        - told.get("refunds").longValue())
                .isBetween(0L, 2 * waiting);
        assertThat(told.get("refunded").textValue())
                .isEqualTo(told.get("refunds").longValue() * 39 + ".00 CNY");
        assertThat(told.get("bargains").longValue())
                .isEqualTo(events("bargain.started").size());
        assertThat(told.get("bought").longValue()).isPositive();
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("id=\"group-buys\"", "id=\"group-buy-refunds\"", "class=\"bargain\"")
                .contains(told.get("teams").longValue() + " teams, of which "
                        + told.get("succeeded").longValue() + " are complete")
                .contains("<th scope=\"row\">team-full</th>", "<th scope=\"row\">self-referral</th>")
                .containsPattern("bargain-\\d of m\\d+: bought, 20 of 20 friends helped, from 300.00 CNY to 200.00 CNY")
                .containsPattern("m\\d+ moved 39.00 CNY team-complete")
                .containsPattern("m\\d+ refunded 39.00 CNY");
        assertThat(demo(folder).out())
                .contains("Teams of three-for-39", "Bargains of stroller-for-200")
                .contains("Paid back to orders: " + told.get("refunds").longValue() + ", together "
                        + told.get("refunded").textValue());
    }

    private List<JsonNode> events(String type) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.get("type").textValue().equals(type)) {
                events.add(event);
            }
        }
        return events;
    }

    @Test
    @DisplayName("another seed gives another history")
    void seeds() {
        JsonNode one = demo(folder, "--json").json();
        JsonNode two = demo(folder, "--json", "--seed", "2").json();
        assertThat(one.get("events")).isNotEqualTo(two.get("events"));
    }
}
