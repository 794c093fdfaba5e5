package io.communitykit.core.segment.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.ProfileCommand.Forget;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.ProfileCommand.TakeTag;
import io.communitykit.core.segment.SegmentProgram;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.segment.counter.CounterResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One member under the ready-made program, and a clock. Begins on Monday, 2 March 2026, at 10 in Shanghai. */
final class ShopMember {

    static final SegmentProgram PROGRAM = ReadyMade.shop();
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final AttributeName HINTS = new AttributeName("hints");
    private static final MemberId OTHER = new MemberId("韩梅梅");

    private final MemberId id;
    private final LiveProfile live;
    private int told;

    ShopMember() {
        this("李雷");
    }

    ShopMember(String id) {
        this.id = new MemberId(id);
        this.live = LiveProfile.open(PROGRAM, MemberState.of(this.id), START);
    }

    static AttributeValue yuan(String amount) {
        return AttributeValue.of(Money.of(new BigDecimal(amount), Currency.getInstance("CNY")));
    }

    MemberId id() {
        return id;
    }

    LiveProfile live() {
        return live;
    }

    Instant now() {
        return live.now();
    }

    ShopMember put(String name, AttributeValue value) {
        live.apply(new Put(new AttributeName(name), value));
        return this;
    }

    ShopMember register() {
        return put("registeredAt", AttributeValue.of(now())).does("member.registered", Map.of());
    }

    void forget(String name) {
        live.apply(new Forget(new AttributeName(name)));
    }

    void hint(String tag, int confidence) {
        Tag hinted = new Tag(new TagSource("operator:anna"), confidence, now(), Optional.empty());
        live.apply(new PutTag(HINTS, new TagId(tag), hinted));
    }

    void takeHint(String tag) {
        live.apply(new TakeTag(HINTS, new TagId(tag)));
    }

    ShopMember pass(Duration time) {
        live.advance(now().plus(time));
        return this;
    }

    /** Moves the clock to an hour of Shanghai. */
    ShopMember at(String local) {
        live.advance(LocalDateTime.parse(local).atZone(SHANGHAI).toInstant());
        return this;
    }

    ShopMember does(String type, Map<String, AttributeValue> attributes) {
        return tell(event(type, attributes).actor(id));
    }

    ShopMember receives(String type) {
        return tell(event(type, Map.of()).actor(OTHER).beneficiary(id));
    }

    private CommunityEvent.Builder event(String type, Map<String, AttributeValue> attributes) {
        told++;
        IdempotencyKey key = new IdempotencyKey(new EventSource("test"), new EventId(id + "-" + told));
        CommunityEvent.Builder event = CommunityEvent.builder(key, new EventType(type), now());
        attributes.forEach(event::with);
        return event;
    }

    private ShopMember tell(CommunityEvent.Builder event) {
        CounterResult result = live.tell(DayPart.stamp(event.build(), SHANGHAI));
        assertThat(result).isInstanceOf(CounterResult.Counted.class);
        return this;
    }

    boolean isIn(String segment) {
        assertThat(PROGRAM.segment(new SegmentId(segment))).isPresent();
        return live.isIn(new SegmentId(segment));
    }

    /** How sure a tag is, 0 where it is not carried. */
    int confidence(String tag) {
        return tag(tag).map(it -> it.confidence(now())).orElse(0);
    }

    Optional<Tag> tag(String tag) {
        Map<TagId, Tag> tags =
                live.state().profile().tags(new AttributeName("tags")).orElse(Map.of());
        return Optional.ofNullable(tags.get(new TagId(tag)));
    }

    /** The stages that the member is in. */
    List<String> stages() {
        return PROGRAM.segments().stream()
                .map(it -> it.id().value())
                .filter(it -> it.startsWith("stage-") && isIn(it))
                .toList();
    }
}
