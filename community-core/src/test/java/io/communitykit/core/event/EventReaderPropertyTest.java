package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Good lines with bytes changed at random: each line is an event or a bad line, and the next one is whole. */
class EventReaderPropertyTest {

    /** At a place, as a share of the line's length in 1/1000, some bytes instead of some that were there. */
    record Change(int place, int removed, List<Byte> added) {}

    @Provide
    Arbitrary<CommunityEvent> events() {
        return AnyEvents.events();
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Byte> bytes = Arbitraries.oneOf(
                Arbitraries.bytes(),
                Arbitraries.of("{}[]\":,\\0123eE+-. tnu"
                        .chars()
                        .mapToObj(c -> (byte) c)
                        .toList()));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 3),
                        bytes.filter(b -> b != '\n').list().ofMaxSize(3))
                .as(Change::new)
                .list()
                .ofMaxSize(3);
    }

    @Property(tries = 3_000)
    void aDamagedLineNeverReachesTheNext(
            @ForAll("events") CommunityEvent event, @ForAll("changes") List<Change> changes) {
        byte[] good = write(event);
        byte[] damaged = good;
        for (Change change : changes) {
            damaged = apply(change, damaged);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(good);
        text.writeBytes(damaged);
        text.write('\n');
        text.writeBytes(good);

        List<EventLine> lines = read(text.toByteArray());
        boolean blank = new String(damaged, StandardCharsets.ISO_8859_1).matches("[ \t\r\n]*");
        assertThat(lines).hasSize(blank ? 2 : 3);
        assertThat(lines.get(0)).isEqualTo(new EventLine.Event(1, event));
        assertThat(((EventLine.Event) lines.get(lines.size() - 1)).event()).isEqualTo(event);
        if (lines.get(1) instanceof EventLine.Event accepted) {
            assertThat(read(write(accepted.event()))).containsExactly(new EventLine.Event(1, accepted.event()));
        }
    }

    /** The line end stays where it is. */
    private static byte[] apply(Change change, byte[] line) {
        int content = line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        int from = content * change.place / 1000;
        int to = Math.min(content, from + change.removed);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(line, 0, from);
        change.added.forEach(changed::write);
        changed.write(line, to, content - to);
        return changed.toByteArray();
    }

    private static byte[] write(CommunityEvent event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EventWriter writer = EventWriter.to(out)) {
            writer.write(event);
        }
        return out.toByteArray();
    }

    private static List<EventLine> read(byte[] text) {
        List<EventLine> lines = new ArrayList<>();
        try (EventReader reader = EventReader.builder(new ByteArrayInputStream(text))
                .onBadLine(BadLines.REPORT)
                .build()) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }
}
