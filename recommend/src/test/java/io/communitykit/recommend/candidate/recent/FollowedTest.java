package io.communitykit.recommend.candidate.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FollowedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId EVE = new MemberId("eve");

    private static Followed followed(Map<MemberId, Double> authors) {
        return new Followed(member -> member.equals(ANN) ? authors : Map.of(), 3, Duration.ofDays(1));
    }

    private static List<String> ids(List<FollowedItem> items) {
        return items.stream().map(each -> each.item().value()).toList();
    }

    @Test
    @DisplayName("newest first, or by affinity times what is left; those whom one does not follow are not there")
    void orders() {
        Followed live = followed(Map.of(BOB, 1.0, EVE, 0.3));
        live.published(BOB, new ItemId("old of bob"), NOON.minus(Duration.ofDays(1)), NOON);
        live.published(EVE, new ItemId("new of eve"), NOON, NOON);
        live.published(ANN, new ItemId("own"), NOON, NOON);
        assertThat(ids(live.newest(ANN, 10, NOON))).containsExactly("new of eve", "old of bob");
        assertThat(live.best(ANN, 10, NOON))
                .satisfiesExactly(
                        first -> assertThat(first.score()).isCloseTo(0.5, within(1e-12)),
                        second -> assertThat(second.score()).isCloseTo(0.3, within(1e-12)));
        assertThat(live.newest(BOB, 10, NOON)).isEmpty();
    }

    @Test
    @DisplayName(
            "an author keeps its newest items however late they are told; what is withdrawn or still to come is not there")
    void ring() {
        Followed live = followed(Map.of(BOB, 1.0));
        for (int hour : new int[] {5, 1, 4, 2, 3}) {
            live.published(
                    BOB, new ItemId("h" + hour), NOON.plus(Duration.ofHours(hour)), NOON.plus(Duration.ofHours(9)));
        }
        assertThat(ids(live.newest(ANN, 10, NOON.plus(Duration.ofHours(9))))).containsExactly("h5", "h4", "h3");
        assertThat(ids(live.newest(ANN, 10, NOON.plus(Duration.ofHours(4))))).containsExactly("h4", "h3");
        live.withdrawn(BOB, new ItemId("h4"));
        assertThat(ids(live.newest(ANN, 10, NOON.plus(Duration.ofHours(9))))).containsExactly("h5", "h3");
        assertThat(live.published(BOB, new ItemId("h8"), NOON.plusSeconds(301), NOON))
                .isEqualTo(Told.AHEAD);
    }

    @Test
    @DisplayName("told again, an item takes its new instant and is there once")
    void again() {
        Followed live = followed(Map.of(BOB, 1.0));
        live.published(BOB, new ItemId("a"), NOON.plusSeconds(1), NOON);
        live.published(BOB, new ItemId("b"), NOON.plusSeconds(2), NOON);
        live.published(BOB, new ItemId("a"), NOON.plusSeconds(3), NOON);
        assertThat(ids(live.newest(ANN, 5, NOON.plusSeconds(9)))).containsExactly("a", "b");
    }

    @Test
    @DisplayName("where authors have no room, the one told of longest ago goes, not the one first told of")
    void room() {
        MemberId joe = new MemberId("joe");
        Followed live = new Followed(member -> Map.of(BOB, 1.0, EVE, 1.0, joe, 1.0), 3, Duration.ofDays(1), 2);
        live.published(BOB, new ItemId("a"), NOON, NOON);
        live.published(EVE, new ItemId("b"), NOON, NOON);
        live.published(BOB, new ItemId("c"), NOON, NOON);
        live.published(joe, new ItemId("d"), NOON, NOON);
        assertThat(ids(live.newest(ANN, 9, NOON))).containsExactly("a", "c", "d");
    }

    @Test
    @DisplayName("an item of two authors is there once, by the one with whom it comes first")
    void twoAuthors() {
        Followed live = followed(Map.of(BOB, 1.0, EVE, 0.3));
        live.published(BOB, new ItemId("both"), NOON.minus(Duration.ofDays(1)), NOON);
        live.published(EVE, new ItemId("both"), NOON, NOON);
        live.published(EVE, new ItemId("one"), NOON, NOON);
        assertThat(live.best(ANN, 10, NOON))
                .extracting(FollowedItem::item, FollowedItem::author)
                .containsExactly(tuple(new ItemId("both"), BOB), tuple(new ItemId("one"), EVE));
        assertThat(live.newest(ANN, 10, NOON))
                .extracting(FollowedItem::item, FollowedItem::author)
                .containsExactly(tuple(new ItemId("both"), EVE), tuple(new ItemId("one"), EVE));
    }

    @Test
    @DisplayName("ranges are checked, those of the port's answer too")
    void ranges() {
        assertThatThrownBy(() -> new Followed(member -> Map.of(), 0, Duration.ofDays(1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Followed(member -> Map.of(), 5, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
        for (double wrong : new double[] {0, -1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> followed(Map.of(BOB, wrong)).newest(ANN, 5, NOON))
                    .hasMessageContaining("affinity to bob");
        }
        assertThatThrownBy(() -> followed(Map.of()).best(ANN, 0, NOON)).isInstanceOf(InvalidValueException.class);
    }

    private record Post(MemberId author, String item, Instant at) {}

    @Property(tries = 200)
    void holdsWhatSortingAllPostsGives(@ForAll long seed) {
        Random random = new Random(seed);
        Map<MemberId, Double> authors = Map.of(BOB, 0.8, EVE, 0.4);
        Followed live = followed(authors);
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MemberId author = List.of(BOB, EVE, ANN).get(random.nextInt(3));
            Post post = new Post(author, author + "-" + i, NOON.minusSeconds(random.nextInt(50) * 3_600L));
            posts.add(post);
            live.published(post.author, new ItemId(post.item), post.at, NOON);
        }
        List<String> expected = new ArrayList<>();
        Comparator<Post> newest = Comparator.comparing(Post::at).reversed().thenComparing(Post::item);
        List<Post> kept = new ArrayList<>();
        for (MemberId author : List.of(BOB, EVE)) {
            posts.stream()
                    .filter(each -> each.author.equals(author))
                    .sorted(newest)
                    .limit(3)
                    .forEach(kept::add);
        }
        kept.stream().sorted(newest).limit(5).forEach(post -> expected.add(post.item));
        assertThat(ids(live.newest(ANN, 5, NOON))).isEqualTo(expected);
    }
}
