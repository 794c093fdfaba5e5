package io.communitykit.examples.referral;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop of a few members: alice brings bob, who buys and keeps it, carol, who sends it back, and 弗兰克😀, who never buys; dave invites
 * himself; the partner 主播 reaches carol too, and erin, who buys cosmetics for 200 yuan.
 */
final class SmallShop {

    private final List<String> lines = new ArrayList<>();

    static Path write(Path file) throws IOException {
        return new SmallShop().history().to(file);
    }

    SmallShop history() {
        event("member.registered", "2026-01-01T00:00:00Z", "alice", "", "", "{}");
        event("member.registered", "2026-01-01T00:00:00Z", "主播", "", "", "{}");
        invited(
                "member.invited",
                "2026-01-02T00:00:00Z",
                "alice",
                "bob",
                "\"strength\":\"typed-code\",\"channel\":\"微信\"");
        event("member.registered", "2026-01-02T00:01:00Z", "bob", "", "", "{}");
        invited("member.invited", "2026-01-02T01:00:00Z", "alice", "carol", "\"strength\":\"typed-code\"");
        invited("link.opened", "2026-01-02T02:00:00Z", "主播", "carol", "\"role\":\"affiliate\"");
        invited("link.opened", "2026-01-02T03:00:00Z", "dave", "dave", "\"role\":\"referral\"");
        invited("link.opened", "2026-01-02T04:00:00Z", "主播", "erin", "\"role\":\"affiliate\",\"channel\":\"直播\"");
        invited("member.invited", "2026-01-02T05:00:00Z", "alice", "弗兰克😀", "\"strength\":\"typed-code\"");
        paid("2026-01-03T00:00:00Z", "bob", "order-1", "49.90", "零食");
        paid("2026-01-03T01:00:00Z", "carol", "order-2", "100.00", "图书");
        paid("2026-01-03T02:00:00Z", "erin", "order-3", "200.00", "美妆");
        event("order.received", "2026-01-04T00:00:00Z", "erin", "", "order-3", "{}");
        money("order.refunded", "2026-01-04T01:00:00Z", "carol", "order-2", "100.00", "");
        event("order.received", "2026-01-05T00:00:00Z", "bob", "", "order-1", "{}");
        event("content.shared", "2026-02-20T00:00:00Z", "alice", "", "post-1", "{\"channel\":\"wechat\"}");
        return this;
    }

    SmallShop invited(String type, String time, String promoter, String friend, String attributes) {
        return event(type, time, promoter, friend, "", "{" + attributes + "}");
    }

    SmallShop paid(String time, String buyer, String order, String amount, String category) {
        return money("order.paid", time, buyer, order, amount, ",\"category\":\"" + category + "\"");
    }

    SmallShop money(String type, String time, String buyer, String order, String amount, String more) {
        return event(
                type,
                time,
                buyer,
                "",
                order,
                "{\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}" + more + "}");
    }

    SmallShop event(String type, String time, String actor, String beneficiary, String subject, String data) {
        StringBuilder line = new StringBuilder("{\"specversion\":\"1.0\",\"id\":\"e" + (lines.size() + 1)
                + "\",\"source\":\"test\",\"type\":\"" + type + "\",\"time\":\"" + time + "\"");
        field(line, "actor", actor);
        field(line, "beneficiary", beneficiary);
        field(line, "subject", subject);
        return line(line + ",\"data\":" + data + "}");
    }

    private static void field(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) {
            line.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }

    SmallShop line(String line) {
        lines.add(line);
        return this;
    }

    Path to(Path file) throws IOException {
        return Files.write(file, lines);
    }
}
