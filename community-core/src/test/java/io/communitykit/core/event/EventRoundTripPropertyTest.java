package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventRoundTripPropertyTest {

    @Provide
    Arbitrary<List<CommunityEvent>> histories() {
        return AnyEvents.events().list().ofMaxSize(5);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("histories") List<CommunityEvent> events) {
        assertThat(read(write(events))).isEqualTo(events);
    }

    @Property
    void whatIsReadIsWrittenAgainToTheByte(@ForAll("histories") List<CommunityEvent> events) {
        byte[] lines = write(events);
        assertThat(write(read(lines))).isEqualTo(lines);
    }

    @Property
    void everyEventTakesOneLineOfUtf8(@ForAll("histories") List<CommunityEvent> events) {
        byte[] lines = write(events);
        assertThat(Utf8.isWellFormed(lines)).isTrue();
        int feeds = 0;
        for (byte b : lines) {
            feeds += b == '\n' ? 1 : 0;
        }
        assertThat(feeds).isEqualTo(events.size());
        assertThat(lines.length == 0 || lines[lines.length - 1] == '\n').isTrue();
    }

    @Property
    void theDigestSurvives(@ForAll("histories") List<CommunityEvent> events) {
        assertThat(read(write(events)).stream().map(ContentDigest::of))
                .containsExactlyElementsOf(
                        events.stream().map(ContentDigest::of).toList());
    }

    private static byte[] write(List<CommunityEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EventWriter writer = EventWriter.to(out)) {
            events.forEach(writer::write);
        }
        return out.toByteArray();
    }

    private static List<CommunityEvent> read(byte[] lines) {
        List<CommunityEvent> events = new ArrayList<>();
        try (EventReader reader =
                EventReader.builder(new ByteArrayInputStream(lines)).build()) {
            reader.forEach(events::add, bad -> {});
        }
        return events;
    }
}
