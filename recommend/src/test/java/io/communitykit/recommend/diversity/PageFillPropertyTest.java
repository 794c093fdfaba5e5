package io.communitykit.recommend.diversity;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.RuleId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class PageFillPropertyTest {

    @Property(tries = 3_000)
    @Label("On small cases the page is that of a model that tries every page")
    void model(@ForAll long seed) {
        PageCase given = PageCase.of(seed, 5, 6, 2, false);
        FilledPage filled = given.fill();
        assertThat(filled.candidates()).isEqualTo(PageModel.page(given));
        honest(given, filled, true);
    }

    @Property(tries = 3_000)
    @Label("On small cases with placements too")
    void placements(@ForAll long seed) {
        PageCase given = PageCase.of(seed, 5, 6, 2, true);
        FilledPage filled = given.fill();
        assertThat(filled.candidates()).isEqualTo(PageModel.page(given));
        honest(given, filled, true);
    }

    @Property(tries = 1_000)
    @Label("On larger cases maximums hold, minimums are as reported, and every item elsewhere than its rank is told")
    void large(@ForAll long seed) {
        PageCase given = PageCase.of(seed, 25, 70, 5, true);
        FilledPage filled = given.fill();
        honest(given, filled, false);
        assertThat(given.fill()).isEqualTo(filled);
    }

    @Property(tries = 1_000)
    @Label("Page-wide quotas by one attribute come to what a count says, at any size, and are proven")
    void oneAttribute(@ForAll long seed) {
        PageCase drawn = PageCase.of(seed, 25, 70, 1, false);
        List<Quota> quotas = drawn.quotas().stream()
                .filter(quota -> quota.within().isEmpty())
                .toList();
        PageCase given = new PageCase(drawn.places(), drawn.ranked(), drawn.codes(), quotas, List.of());
        FilledPage filled = given.fill();
        honest(given, filled, true);
        int[] most = new int[3];
        int[] need = new int[3];
        int none = 0;
        for (int c : given.ranked()) {
            int group = given.group(GroupKey.AUTHOR, c);
            none += group < 0 ? 1 : 0;
            most[Math.max(0, group)] += group < 0 ? 0 : 1;
        }
        for (int group = 0; group < 3; group++) {
            most[group] = Math.min(most[group], cap(given, group));
        }
        int room = given.places();
        for (Quota quota : quotas) {
            if (quota.min().isPresent()) {
                int group = given.code(quota.by(), quota.of().orElseThrow());
                int wanted = group < 0 ? 0 : Math.min(quota.min().getAsInt(), most[group]);
                int more = group < 0 ? 0 : Math.min(room, Math.max(0, wanted - need[group]));
                room -= more;
                need[Math.max(0, group)] += more;
                int got = (int) filled.candidates().stream()
                        .filter(c -> given.counts(quota, c))
                        .count();
                int expected = group < 0 ? 0 : Math.min(wanted, need[group]);
                assertThat(Math.min(got, quota.min().getAsInt())).isEqualTo(expected);
            }
        }
        assertThat(filled.candidates()).hasSize(Math.min(given.places(), none + most[0] + most[1] + most[2]));
    }

    private static int cap(PageCase given, int group) {
        int cap = Integer.MAX_VALUE;
        for (Quota quota : given.quotas()) {
            boolean about =
                    quota.of().isEmpty() || given.code(quota.by(), quota.of().get()) == group;
            cap = about ? Math.min(cap, quota.max().orElse(cap)) : cap;
        }
        return cap;
    }

    /** What must be true of any page. */
    private static void honest(PageCase given, FilledPage filled, boolean proven) {
        List<Integer> page = filled.candidates();
        assertThat(page).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(given.places());
        assertThat(given.ranked()).containsAll(page);
        assertThat(given.broken(page.stream().mapToInt(Integer::intValue).toArray()))
                .isNegative();
        moves(given, filled);
        List<Shortfall> expected = new ArrayList<>();
        for (Quota quota : given.quotas()) {
            quota.min().ifPresent(min -> {
                int got =
                        (int) page.stream().filter(c -> given.counts(quota, c)).count();
                int all = (int) given.ranked().stream()
                        .filter(c -> given.counts(quota, c))
                        .count();
                if (got < min) {
                    expected.add(found(filled, Optional.of(quota.id()), min, got, all));
                }
            });
        }
        if (page.size() < given.places()) {
            expected.add(found(
                    filled,
                    Optional.empty(),
                    given.places(),
                    page.size(),
                    given.ranked().size()));
        }
        assertThat(filled.shortfalls()).isEqualTo(expected);
        assertThat(filled.shortfalls())
                .noneMatch(shortfall -> proven && shortfall.reason() instanceof Shortfall.SearchEnded);
        dropped(given, filled);
    }

    private static Shortfall found(FilledPage filled, Optional<RuleId> quota, int wanted, int got, int all) {
        Shortfall.Reason reason = filled.shortfalls().stream()
                .filter(shortfall -> shortfall.quota().equals(quota))
                .findFirst()
                .orElseThrow()
                .reason();
        assertThat(reason instanceof Shortfall.TooFewCandidates).isEqualTo(got == all);
        return new Shortfall(quota, wanted, got, reason);
    }

    private static void moves(PageCase given, FilledPage filled) {
        Set<RuleId> rules = new HashSet<>();
        given.quotas().forEach(quota -> rules.add(quota.id()));
        given.placements().forEach(placement -> rules.add(placement.rule()));
        List<PageMove> moves = filled.moves();
        int at = 0;
        for (int place = 0; place < filled.candidates().size(); place++) {
            int candidate = filled.candidates().get(place);
            int rank = given.ranked().indexOf(candidate);
            if (rank != place) {
                PageMove move = moves.get(at++);
                assertThat(move).isEqualTo(new PageMove(candidate, rank, place, move.by()));
                assertThat(rules).contains(move.by());
            }
        }
        assertThat(moves).hasSize(at);
    }

    /** A placement is followed, or came up, or is dropped for a reason that is true. */
    private static void dropped(PageCase given, FilledPage filled) {
        int at = 0;
        for (Placement placement : given.placements()) {
            boolean told = at < filled.dropped().size()
                    && filled.dropped().get(at).placement().equals(placement);
            if (told) {
                DroppedPlacement.Reason reason = filled.dropped().get(at++).reason();
                if (reason instanceof DroppedPlacement.BreaksMaximum broken) {
                    assertThat(given.quotas())
                            .anyMatch(quota -> quota.id().equals(broken.quota())
                                    && quota.max().isPresent());
                }
            } else {
                int place = filled.candidates().indexOf(placement.candidate());
                assertThat(place).isBetween(0, placement.place());
            }
        }
        assertThat(filled.dropped()).hasSize(at);
    }
}
