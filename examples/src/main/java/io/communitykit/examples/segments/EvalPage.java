package io.communitykit.examples.segments;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.Segment;
import io.communitykit.core.segment.SegmentMembership;
import io.communitykit.core.segment.bulk.MemberSet;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.points.ProgramTimes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is known of segments and members, collected as tables and as one JSON object at once. */
final class EvalPage {

    private final Members members;
    private final ProgramTimes times;
    private final List<String> text = new ArrayList<>();
    private final Map<String, Object> json = new LinkedHashMap<>();

    EvalPage(Members members, ProgramTimes times) {
        this.members = members;
        this.times = times;
        EventTally events = members.events();
        json.put("version", members.program().version().value());
        json.put("at", times.of(members.at()));
        json.put("members", members.states().size());
        json.put("events", events(events));
        json.put("bad", members.bad());
        text.add("Segments " + members.program().version() + ": "
                + Texts.grouped(members.states().size()) + " members as of " + times.of(members.at()));
        if (events.all() > 0) {
            section(
                    "Events",
                    TextTable.of(">counted", ">uncounted", ">repeated", ">refused", ">later")
                            .row(
                                    events.counted(),
                                    events.uncounted(),
                                    events.repeated(),
                                    events.refused(),
                                    events.later()));
        }
    }

    private static Map<String, Object> events(EventTally events) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("counted", events.counted());
        object.put("uncounted", events.uncounted());
        object.put("repeated", events.repeated());
        object.put("refused", events.refused());
        object.put("later", events.later());
        return object;
    }

    void sizes(Map<SegmentId, MemberSet> sets) {
        TextTable table = TextTable.of("segment", "title", ">edition", ">members", ">share");
        List<Object> lines = new ArrayList<>();
        for (Segment segment : members.program().segments()) {
            int size = set(sets, segment.id()).size();
            table.row(segment.id(), segment.title(), segment.version(), size, share(size));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("segment", segment.id().value());
            line.put("version", segment.version());
            line.put("title", segment.title());
            line.put("members", size);
            lines.add(line);
        }
        section("Sizes", table);
        json.put("segments", lines);
    }

    private static MemberSet set(Map<SegmentId, MemberSet> sets, SegmentId id) {
        return Objects.requireNonNull(sets.get(id));
    }

    private String share(int size) {
        int all = members.states().size();
        return all == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * size / all);
    }

    void overlap(SegmentId one, SegmentId other, Map<SegmentId, MemberSet> sets) {
        MemberSet first = set(sets, one);
        MemberSet second = set(sets, other);
        int both = first.overlap(second);
        int neither = members.states().size() - first.or(second).size();
        section(
                "Overlap of " + one + " and " + other,
                TextTable.of("who", ">members")
                        .row("in both", both)
                        .row("only in " + one, first.size() - both)
                        .row("only in " + other, second.size() - both)
                        .row("in neither", neither));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("segments", List.of(one.value(), other.value()));
        object.put("both", both);
        object.put("onlyFirst", first.size() - both);
        object.put("onlySecond", second.size() - both);
        object.put("neither", neither);
        json.put("overlap", object);
    }

    void sample(SegmentId segment, List<MemberId> drawn) {
        TextTable table = TextTable.of("member");
        drawn.forEach(table::row);
        section("Members of " + segment + ", drawn by chance", table);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("segment", segment.value());
        object.put("members", drawn.stream().map(MemberId::value).toList());
        json.put("sample", object);
    }

    void member(LiveProfile live) {
        String member = live.state().member().value();
        TextTable table = TextTable.of("segment", "status", "since", "valid until");
        List<Object> lines = new ArrayList<>();
        for (SegmentMembership it : live.memberships()) {
            String status = it.status().name().toLowerCase(Locale.ROOT);
            table.row(
                    it.segment(),
                    status,
                    it.since().map(times::of).orElse(""),
                    it.validUntil().map(times::of).orElse(""));
            lines.add(SegmentsJson.membership(it, times));
        }
        section("Memberships of " + member, table);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("member", member);
        object.put("memberships", lines);
        json.put("member", object);
    }

    private void section(String title, TextTable table) {
        text.add("");
        text.add(Texts.printable(title));
        text.add(table.isEmpty() ? "  (none)" : table.toString().stripTrailing());
    }

    void print(PrintWriter out, boolean asJson) {
        if (asJson) {
            out.println(SegmentsJson.write(json));
        } else {
            text.forEach(out::println);
        }
        out.flush();
    }
}
