package io.communitykit.referral.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The name of an entry")
class EntryNamePropertyTest {

    /** Databases compare the columns one after the other, each as bytes; nobody's party is empty. */
    private static final Comparator<EntryName> AS_BYTES = Comparator.comparing(
                    (EntryName name) -> name.kind().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(name -> name.text().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(name -> name.party().map(Pseudonym::toBytes).orElse(new byte[0]), Arrays::compareUnsigned);

    @Provide
    Arbitrary<List<EntryName>> names() {
        // Few characters, from each length of UTF-8 and from both sides of the surrogates, so that texts share
        // beginnings.
        Arbitrary<String> texts = Arbitraries.of(
                        "a",
                        "b",
                        "A",
                        " ",
                        "\u00e9",
                        "\u4f1a",
                        "\ud7ff",
                        "\ue000",
                        "\uffff",
                        "\ud83d\ude00",
                        "\ud83d\ude01",
                        "\ud800\udc00",
                        "\udbff\udfff")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        Arbitrary<Optional<Pseudonym>> parties = Combinators.combine(
                        Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE), Arbitraries.of(0L, 1L, -1L))
                .as(Pseudonym::new)
                .optional();
        return Combinators.combine(Arbitraries.of("grant", "grant-2", "touch"), texts, parties)
                .as(EntryName::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    @Label("is in the order in which databases compare bytes")
    void order(@ForAll("names") List<EntryName> names) {
        List<EntryName> expected = new ArrayList<>(names);
        expected.sort(AS_BYTES);

        List<EntryName> sorted = new ArrayList<>(names);
        Collections.sort(sorted);

        assertThat(sorted).isEqualTo(expected);
        for (EntryName one : names) {
            for (EntryName other : names) {
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            }
        }
    }

    @Property
    @Label("comes after the instant in the order of entries")
    void place(@ForAll("names") List<EntryName> names) {
        for (int i = 1; i < names.size(); i++) {
            EntryPlace earlier = new EntryPlace(Instant.EPOCH, names.get(i));
            EntryPlace later = new EntryPlace(Instant.EPOCH.plusNanos(1_000), names.get(i - 1));
            assertThat(earlier).isLessThan(later);
            EntryPlace same = new EntryPlace(Instant.EPOCH, names.get(i - 1));
            assertThat(Integer.signum(earlier.compareTo(same)))
                    .isEqualTo(Integer.signum(AS_BYTES.compare(names.get(i), names.get(i - 1))));
        }
    }
}
