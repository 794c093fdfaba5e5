package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.DroppedPlacement.BreaksMaximum;
import io.communitykit.recommend.diversity.DroppedPlacement.PageEnded;
import io.communitykit.recommend.diversity.DroppedPlacement.Taken;
import io.communitykit.recommend.diversity.Shortfall.Conflict;
import io.communitykit.recommend.diversity.Shortfall.PageTooShort;
import io.communitykit.recommend.diversity.Shortfall.TooFewCandidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageFillTest {

    private static final RuleId RULE = new RuleId("authors");
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    @DisplayName("Without quotas the page is the ranking")
    void plain() {
        FilledPage page = fill(3, "abcd", List.of());
        assertThat(page).isEqualTo(new FilledPage(List.of(0, 1, 2), List.of(), List.of(), List.of()));
    }

    @Test
    @DisplayName(
            "At most one of an author in three places in a row: a second waits, and both it and those that pass it are told")
    void stretch() {
        FilledPage page = fill(4, "aabcd", List.of(each(1, 3)));
        assertThat(page.candidates()).containsExactly(0, 2, 3, 1);
        assertThat(page.moves())
                .containsExactly(new PageMove(2, 2, 1, RULE), new PageMove(3, 3, 2, RULE), new PageMove(1, 1, 3, RULE));
        assertThat(page.shortfalls()).isEmpty();
    }

    @Test
    @DisplayName("A stretch longer than the page is the page")
    void longStretch() {
        assertThat(fill(3, "aabcd", List.of(each(1, 50))).candidates()).containsExactly(0, 2, 3);
    }

    @Test
    @DisplayName(
            "What a minimum needs comes in only when the places left are no more than the needs left, the best of it first")
    void late() {
        FilledPage page = fill(4, "xxxxxbxb", List.of(needs("need-b", "b", 2)));
        assertThat(page.candidates()).containsExactly(0, 1, 5, 7);
        assertThat(page.moves())
                .containsExactly(
                        new PageMove(5, 5, 2, new RuleId("need-b")), new PageMove(7, 7, 3, new RuleId("need-b")));
    }

    @Test
    @DisplayName("What stands there by its rank counts towards a minimum")
    void already() {
        assertThat(fill(3, "bxbx", List.of(needs("need-b", "b", 2))).moves()).isEmpty();
    }

    @Test
    @DisplayName(
            "A minimum that the candidates, the page or another quota do not allow is met as far as it goes, and the rest reported")
    void shortfalls() {
        assertThat(fill(3, "xxxb", List.of(needs("need-b", "b", 2))))
                .isEqualTo(new FilledPage(
                        List.of(0, 1, 3),
                        List.of(new PageMove(3, 3, 2, new RuleId("need-b"))),
                        List.of(new Shortfall(Optional.of(new RuleId("need-b")), 2, 1, new TooFewCandidates(1))),
                        List.of()));
        assertThat(fill(2, "xbbb", List.of(needs("need-b", "b", 3))).shortfalls())
                .containsExactly(new Shortfall(Optional.of(new RuleId("need-b")), 3, 2, new PageTooShort(2)));
        assertThat(fill(3, "abab", List.of(needs("need-b", "b", 2), needs("need-a", "a", 2)))
                        .shortfalls())
                .containsExactly(new Shortfall(Optional.of(new RuleId("need-a")), 2, 1, new PageTooShort(3)));
        assertThat(fill(3, "xxbb", List.of(each(1, 3), needs("need-b", "b", 2))).shortfalls())
                .contains(new Shortfall(Optional.of(new RuleId("need-b")), 2, 1, new Conflict()));
        assertThat(fill(2, "xx", List.of(needs("need-nobody", "nobody", 1))).shortfalls())
                .containsExactly(new Shortfall(Optional.of(new RuleId("need-nobody")), 1, 0, new TooFewCandidates(0)));
    }

    @Test
    @DisplayName("A maximum of 0 shuts a group out, also where it leaves the page short")
    void shut() {
        Quota shut = new Quota(RULE, GroupKey.AUTHOR, Optional.of("a"), NONE, OptionalInt.of(0), NONE);
        FilledPage page = fill(3, "abaa", List.of(shut));
        assertThat(page.candidates()).containsExactly(1);
        assertThat(page.shortfalls()).containsExactly(new Shortfall(Optional.empty(), 3, 1, new Conflict()));
    }

    @Test
    @DisplayName("One author alone fills no more than its maximum; content without the attribute is free")
    void oneAuthor() {
        assertThat(fill(5, "aaaaa", List.of(each(2, 0))).candidates()).containsExactly(0, 1);
        assertThat(fill(5, "aaaaa", List.of(each(1, 4))).candidates()).containsExactly(0);
        assertThat(fill(5, ".....", List.of(each(1, 4))).candidates()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("Where the order of rank would leave a place empty, another order that fills it is found")
    void fuller() {
        FilledPage page = fill(3, "baa", List.of(each(1, 2)));
        assertThat(page.candidates()).containsExactly(1, 0, 2);
        assertThat(page.shortfalls()).isEmpty();
    }

    @Test
    @DisplayName("Of several attributes a minimum is met by one that the maximums of the others allow")
    void attributes() {
        // The best of category 1 is by the author who may stand once and is needed for category 2.
        Groups groups = groups("ab.a", "1122");
        Quota once = new Quota(RULE, GroupKey.AUTHOR, Optional.of("a"), NONE, OptionalInt.of(1), NONE);
        FilledPage page = new PageFill(List.of(once, category("one", "1"), category("two", "2")))
                .fill(2, new int[] {0, 3, 1}, groups, List.of());
        assertThat(page.candidates()).containsExactly(3, 1);
        assertThat(page.shortfalls()).isEmpty();
    }

    @Test
    @DisplayName("A placement stands where it was put, and the maximums count it before its place is reached")
    void placement() {
        FilledPage page = fill(4, "aabc", List.of(each(1, 2)), pin(3, 0), pin(1, 2));
        assertThat(page.candidates()).containsExactly(3, 2, 1);
        assertThat(page.shortfalls()).containsExactly(new Shortfall(Optional.empty(), 4, 3, new Conflict()));
        assertThat(page.moves())
                .containsExactly(
                        new PageMove(3, 3, 0, new RuleId("pin-3")),
                        new PageMove(2, 2, 1, RULE),
                        new PageMove(1, 1, 2, new RuleId("pin-1")));
    }

    @Test
    @DisplayName("A placement that would break a maximum is dropped, and its candidate ranks like any other")
    void dropped() {
        FilledPage page = fill(4, "abca", List.of(each(1, 2)), pin(3, 2), pin(0, 1));
        assertThat(page.candidates()).containsExactly(0, 1, 3, 2);
        assertThat(page.dropped()).containsExactly(new DroppedPlacement(pin(0, 1), new BreaksMaximum(RULE)));
    }

    @Test
    @DisplayName("A place or a candidate is given once, and none beyond the page")
    void taken() {
        FilledPage page = fill(3, "abcd", List.of(), pin(3, 0), pin(2, 0), pin(3, 1), pin(1, 3));
        assertThat(page.candidates()).containsExactly(3, 0, 1);
        assertThat(page.dropped())
                .containsExactly(
                        new DroppedPlacement(pin(2, 0), new Taken(new RuleId("pin-3"))),
                        new DroppedPlacement(pin(3, 1), new Taken(new RuleId("pin-3"))),
                        new DroppedPlacement(pin(1, 3), new PageEnded(3)));
    }

    @Test
    @DisplayName("Where candidates run out before a placement, it comes up; where it may not, the page ends before it")
    void comesUp() {
        FilledPage page = fill(9, "ab", List.of(), pin(0, 7));
        assertThat(page.candidates()).containsExactly(1, 0);
        assertThat(page.moves())
                .containsExactly(
                        new PageMove(1, 1, 0, new RuleId("pin-0")), new PageMove(0, 0, 1, new RuleId("pin-0")));
        FilledPage ended = fill(9, "aa", List.of(each(1, 3)), pin(0, 7));
        assertThat(ended.candidates()).containsExactly(1);
        assertThat(ended.dropped()).containsExactly(new DroppedPlacement(pin(0, 7), new PageEnded(1)));
    }

    @Test
    @DisplayName("A page of no places, and a page of no candidates")
    void empty() {
        assertThat(fill(0, "ab", List.of(needs("need-b", "b", 1))).shortfalls())
                .containsExactly(new Shortfall(Optional.of(new RuleId("need-b")), 1, 0, new PageTooShort(0)));
        assertThat(fill(2, "", List.of(each(1, 0))).shortfalls())
                .containsExactly(new Shortfall(Optional.empty(), 2, 0, new TooFewCandidates(0)));
    }

    @Test
    @DisplayName("A search that finds no end is cut off, and says so rather than claim that there is no other page")
    void cutOff() {
        // Twelve of each of three attributes on twelve places: a matching in three dimensions.
        SplittableRandom random = new SplittableRandom(4);
        int[][] codes = new int[GroupKey.values().length][60];
        for (int[] code : codes) {
            Arrays.setAll(code, any -> random.nextInt(12));
        }
        List<GroupKey> keys = List.of(GroupKey.AUTHOR, GroupKey.CATEGORY, GroupKey.SHOP);
        List<Quota> quotas = new ArrayList<>();
        for (GroupKey key : keys) {
            for (int group = 0; group < 12; group++) {
                RuleId id = new RuleId(key + " " + group);
                quotas.add(new Quota(id, key, Optional.of("" + (char) group), OptionalInt.of(1), NONE, NONE));
            }
        }
        FilledPage page =
                new PageFill(quotas).fill(12, IntStream.range(0, 60).toArray(), coded(keys, codes), List.of());
        assertThat(page.candidates()).hasSize(12);
        assertThat(page.shortfalls()).isNotEmpty().allSatisfy(shortfall -> {
            assertThat(shortfall.reason()).isInstanceOf(Shortfall.SearchEnded.class);
            assertThat(shortfall.got()).isZero();
        });
    }

    private static Groups coded(List<GroupKey> keys, int[][] codes) {
        return new Groups() {
            @Override
            public int group(GroupKey key, int candidate) {
                return codes[keys.indexOf(key)][candidate];
            }

            @Override
            public int code(GroupKey key, String of) {
                return of.charAt(0);
            }
        };
    }

    @Test
    @DisplayName("What cannot be asked is refused by name")
    void refused() {
        assertThatThrownBy(() -> fill(-1, "a", List.of())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> fill(1_001, "a", List.of()))
                .hasMessage("places of a page must be 0 to 1000, got 1001");
        assertThatThrownBy(() -> fill(1, "a", List.of(), pin(4, 0)))
                .hasMessage("candidate of placement pin-4 must be one of those ranked, got 4");
        assertThatThrownBy(() -> new PageFill(List.of()).fill(1, new int[] {3, 1, 3}, groups("aaaa", ""), List.of()))
                .hasMessage("ranked candidates must be none twice, got 3");
        assertThatThrownBy(() -> new PageFill(List.of(each(1, 0), each(2, 0)))).hasMessageContaining("authors");
        assertThatThrownBy(() -> pin(0, -1)).hasMessage("place of pin-0 must be 0 or more, got -1");
    }

    private static Quota each(int max, int within) {
        OptionalInt stretch = within == 0 ? NONE : OptionalInt.of(within);
        return new Quota(RULE, GroupKey.AUTHOR, Optional.empty(), NONE, OptionalInt.of(max), stretch);
    }

    private static Quota needs(String id, String author, int min) {
        return new Quota(new RuleId(id), GroupKey.AUTHOR, Optional.of(author), OptionalInt.of(min), NONE, NONE);
    }

    private static Quota category(String id, String category) {
        return new Quota(new RuleId(id), GroupKey.CATEGORY, Optional.of(category), OptionalInt.of(1), NONE, NONE);
    }

    private static Placement pin(int candidate, int place) {
        return new Placement(candidate, place, new RuleId("pin-" + candidate));
    }

    /** One letter a candidate, in the order of rank; a dot has no author. */
    private static FilledPage fill(int places, String authors, List<Quota> quotas, Placement... placements) {
        int[] ranked = IntStream.range(0, authors.length()).toArray();
        return new PageFill(quotas).fill(places, ranked, groups(authors, ""), List.of(placements));
    }

    private static Groups groups(String authors, String categories) {
        return new Groups() {
            @Override
            public int group(GroupKey key, int candidate) {
                String of = key == GroupKey.AUTHOR ? authors : categories;
                return candidate >= of.length() || of.charAt(candidate) == '.' ? Groups.NONE : of.charAt(candidate);
            }

            @Override
            public int code(GroupKey key, String of) {
                return of.length() == 1 ? of.charAt(0) : Groups.NONE;
            }
        };
    }
}
