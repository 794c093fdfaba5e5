package io.communitykit.referral.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The walk over ancestors")
class AncestryTest {

    private static MemberId id(String name) {
        return new MemberId(name);
    }

    private static List<MemberId> ids(String... names) {
        return Stream.of(names).map(MemberId::new).toList();
    }

    /** Pairs of who was brought and by whom. */
    private static Function<MemberId, Optional<MemberId>> brought(String... pairs) {
        Map<MemberId, MemberId> by = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            by.put(id(pairs[i]), id(pairs[i + 1]));
        }
        return member -> Optional.ofNullable(by.get(member));
    }

    @Test
    @DisplayName("names all of them, the nearest first")
    void line() {
        assertThat(Ancestry.of(id("小明"), brought("小明", "🐼", "🐼", "c")))
                .isEqualTo(new Ancestry(ids("🐼", "c"), List.of()));
        assertThat(Ancestry.of(id("a"), brought())).isEqualTo(new Ancestry(List.of(), List.of()));
    }

    @Test
    @DisplayName("finds a ring of five that a look at one hop misses, and ends")
    void ring_of_five() {
        Function<MemberId, Optional<MemberId>> ring = brought("a", "b", "b", "c", "c", "d", "d", "e", "e", "a");

        assertThat(Ancestry.of(id("a"), ring).ring()).isEqualTo(ids("a", "b", "c", "d", "e"));
        assertThat(Ancestry.of(id("a"), ring).ancestors()).isEqualTo(ids("b", "c", "d", "e"));
    }

    @Test
    @DisplayName("tells a ring above a member from one that the member is in")
    void ring_above() {
        assertThat(Ancestry.of(id("x"), brought("x", "a", "a", "b", "b", "a")))
                .isEqualTo(new Ancestry(ids("a", "b"), ids("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 50})
    @DisplayName("says which ring a binding would close, whatever its length")
    void closing(int length) {
        // m0 was brought by m1, and so on; the last by nobody.
        Function<MemberId, Optional<MemberId>> chain = member -> {
            int at = Integer.parseInt(member.value());
            return at + 1 < length ? Optional.of(id(Integer.toString(at + 1))) : Optional.empty();
        };

        List<MemberId> ring = Ancestry.closing(id(Integer.toString(length - 1)), id("0"), chain);

        assertThat(ring).hasSize(length);
        assertThat(ring.get(0)).isEqualTo(id(Integer.toString(length - 1)));
        assertThat(Ancestry.closing(id("other"), id("0"), chain)).isEmpty();
    }

    @Test
    @DisplayName("ends also where the referrer is in an old ring without the friend")
    void old_ring() {
        assertThat(Ancestry.closing(id("x"), id("a"), brought("a", "b", "b", "a")))
                .isEmpty();
    }

    @Test
    @DisplayName("walks a million generations without recursion")
    void long_chain() {
        List<MemberId> names =
                IntStream.rangeClosed(0, 1_000_000).mapToObj(i -> id("m" + i)).toList();
        Function<MemberId, Optional<MemberId>> chain = member -> {
            int at = Integer.parseInt(member.value().substring(1));
            return at < 1_000_000 ? Optional.of(names.get(at + 1)) : Optional.empty();
        };

        Ancestry walk = Ancestry.of(id("m0"), chain);

        assertThat(walk.ancestors()).hasSize(1_000_000);
        assertThat(walk.ring()).isEmpty();
    }
}
