package io.communitykit.examples.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.SegmentResult;
import io.communitykit.core.segment.Segments;
import io.communitykit.core.segment.counter.CounterResult;
import io.communitykit.core.segment.memory.InMemoryProfileStore;
import io.communitykit.core.segment.ready.DayPart;
import io.communitykit.core.segment.ready.ReadyMade;
import io.communitykit.core.time.CalendarWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A host that tells the ready-made program of a shop a history, event by event, and looks at everybody on midnights. */
final class ShopRun {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final AttributeName TAGS = new AttributeName("tags");

    /** What the host knows of the cities of its members: the first and second tier; all others are smaller. */
    private static final Map<String, Long> CITY_TIERS =
            Map.of("上海", 1L, "北京", 1L, "深圳", 1L, "杭州", 2L, "成都", 2L, "西安", 2L, "武汉", 2L);

    private final int every;
    private final SegmentProgram program = ReadyMade.shop();
    private final Segments segments;
    private final Set<String> tagsSeen = new TreeSet<>();
    private final Set<String> segmentsSeen = new TreeSet<>();
    private final Set<MemberId> registered = new TreeSet<>();
    private final SortedMap<String, Integer> results = new TreeMap<>();
    private Instant now = Instant.EPOCH;
    private LocalDate day = LocalDate.EPOCH;
    private LocalDate looked = LocalDate.EPOCH;

    /** Looks at everybody on the first midnight after so many days. */
    ShopRun(int every) {
        this.every = every;
        var store = new InMemoryProfileStore(PseudonymKey.of(new byte[32]));
        segments = Segments.builder(program, store).clock(() -> now).build();
    }

    void hear(CommunityEvent event) {
        LocalDate today = event.occurredAt().atZone(SHANGHAI).toLocalDate();
        if (today.isAfter(day)) {
            nightfall(today);
        }
        now = event.occurredAt();
        if (event.type().equals(EventType.MEMBER_REGISTERED)) {
            register(event);
        }
        for (SegmentResult result : segments.tell(DayPart.stamp(event, SHANGHAI))) {
            CounterResult counted = ((SegmentResult.Applied) result).counted().orElseThrow();
            results.merge(counted.getClass().getSimpleName(), 1, Integer::sum);
        }
    }

    private void register(CommunityEvent event) {
        MemberId member = event.actor().orElseThrow();
        List<ProfileCommand> commands = new ArrayList<>();
        commands.add(new Put(new AttributeName("registeredAt"), AttributeValue.of(now)));
        text(event, "city")
                .ifPresent(it -> commands.add(
                        new Put(new AttributeName("cityTier"), AttributeValue.of(CITY_TIERS.getOrDefault(it, 3L)))));
        for (String name : new String[] {"device", "channel"}) {
            text(event, name).ifPresent(it -> commands.add(new Put(new AttributeName(name), AttributeValue.of(it))));
        }
        segments.execute(member, commands);
        registered.add(member);
    }

    private static Optional<String> text(CommunityEvent event, String name) {
        return event.attribute(new AttributeName(name)).map(it -> ((AttributeValue.Text) it).value());
    }

    /** Lets happen what is due up to the midnight before a day, and looks at everybody if it is time to. */
    private void nightfall(LocalDate before) {
        now = CalendarWindow.startOfDay(before, SHANGHAI).minusSeconds(1);
        day = before;
        segments.drainDue(now, change -> assertThat(change.at()).isBeforeOrEqualTo(now));
        if (!before.isBefore(looked.plusDays(every))) {
            looked = before;
            segments.walk(this::look);
        }
    }

    /** Lets the last day end, and looks at everybody. */
    void end() {
        looked = LocalDate.EPOCH;
        nightfall(day.plusDays(1));
    }

    private void look(MemberState state) {
        List<String> in = program.segments().stream()
                .filter(it -> state.isIn(it.id()))
                .map(it -> it.id().value())
                .toList();
        assertThat(in.stream().filter(it -> it.startsWith("stage-")))
                .as("stages of %s at %s", state.member(), now)
                .hasSize(registered.contains(state.member()) ? 1 : 0);
        segmentsSeen.addAll(in);
        tagsSeen.addAll(carried(state));
    }

    private List<String> carried(MemberState state) {
        return state.profile().tags(TAGS).orElse(Map.of()).entrySet().stream()
                .filter(it -> it.getValue().confidence(now) > 0)
                .map(it -> it.getKey().value())
                .toList();
    }

    /** Cuts the population as of now, puts the groups back, and looks at everybody. */
    void cut() {
        new ShopCuts(segments).cut(now);
        segments.walk(this::look);
    }

    /** What became of what was told, by the kind of the result. */
    SortedMap<String, Integer> results() {
        return results;
    }

    int registered() {
        return registered.size();
    }

    /** How many members each segment has now, of those that anybody ever was in. */
    SortedMap<String, Integer> sizes() {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        segmentsSeen.forEach(it -> sizes.put(it, 0));
        segments.walk(state -> program.segments().stream()
                .filter(it -> state.isIn(it.id()))
                .forEach(it -> sizes.merge(it.id().value(), 1, Integer::sum)));
        return sizes;
    }

    /** How many members carry each tag now, however surely, of those that anybody ever carried. */
    SortedMap<String, Integer> tags() {
        SortedMap<String, Integer> tags = new TreeMap<>();
        tagsSeen.forEach(it -> tags.put(it, 0));
        segments.walk(state -> carried(state).forEach(it -> tags.merge(it, 1, Integer::sum)));
        return tags;
    }

    /** The tags that nobody carried at any midnight. */
    List<String> missingTags() {
        return program.rules().stream()
                .map(it -> it.tag().value())
                .filter(it -> !tagsSeen.contains(it))
                .toList();
    }

    /** The segments that nobody was in at any midnight. */
    List<String> missingSegments() {
        return program.segments().stream()
                .map(it -> it.id().value())
                .filter(it -> !segmentsSeen.contains(it))
                .toList();
    }
}
