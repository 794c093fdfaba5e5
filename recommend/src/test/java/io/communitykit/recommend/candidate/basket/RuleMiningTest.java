package io.communitykit.recommend.candidate.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RuleMiningTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ItemId POWDER = new ItemId("milk powder");
    private static final ItemId SPOONS = new ItemId("weaning spoons");
    private static final ItemId TEA = new ItemId("tea");

    private static void buy(RuleMining mining, String member, ItemId item, int day) {
        mining.bought(new MemberId(member), item, START.plus(Duration.ofDays(day)));
    }

    private static RuleMining parents() {
        RuleMining mining = new RuleMining(new RulePolicy(5, Duration.ofDays(365), 100, 1.2, 6_000, 1_000));
        for (int i = 0; i < 10; i++) {
            buy(mining, "parent" + i, POWDER, i);
            buy(mining, "parent" + i, POWDER, i + 20);
            if (i < 6) {
                buy(mining, "parent" + i, SPOONS, i + 100 + i);
            }
        }
        buy(mining, "late parent", SPOONS, 0);
        buy(mining, "late parent", POWDER, 30);
        for (int i = 0; i < 20; i++) {
            buy(mining, "guest" + i, TEA, 5);
        }
        return mining;
    }

    @Test
    @DisplayName("who bought milk powder needs weaning spoons a hundred days later, and not the other way round")
    void milkPowder() {
        AssociationRules rules = parents().mine(FitOptions.threads(1));
        assertThat(rules.all()).hasSize(1);
        AssociationRule rule = rules.needs(Set.of(POWDER, TEA), 5).get(0);
        assertThat(rule).isEqualTo(new AssociationRule(POWDER, SPOONS, 6, 1, 0, 11, 7, 31, 66, Duration.ofDays(102)));
        assertThat(rule.medianDays()).isEqualTo(102);
        assertThat(rule.confidence()).isCloseTo(6 / 11.0, within(1e-12));
        assertThat(rule.lift()).isCloseTo(6 * 31 / 66.0, within(1e-12));
        assertThat(rule.orderShare()).isCloseTo(6 / 7.0, within(1e-12));
        assertThat(rules.needs(Set.of(POWDER, SPOONS), 5)).isEmpty();
        assertThat(rules.after(TEA)).isEmpty();
    }

    @Test
    @DisplayName("of rules of one confidence the one with the larger lift is first, whatever its id")
    void ties() {
        Duration day = Duration.ofDays(1);
        ItemId common = new ItemId("a");
        ItemId rare = new ItemId("z");
        AssociationRule toCommon = new AssociationRule(POWDER, common, 6, 1, 0, 11, 20, 31, 190, day);
        AssociationRule toRare = new AssociationRule(POWDER, rare, 6, 1, 0, 11, 7, 31, 66, day);
        AssociationRule toEqual = new AssociationRule(POWDER, new ItemId("y"), 6, 1, 0, 11, 7, 31, 66, day);
        assertThat(toRare.lift()).isGreaterThan(toCommon.lift());
        assertThat(Stream.of(toCommon, toRare, toEqual).sorted(AssociationRule.BEST_FIRST))
                .containsExactly(toEqual, toRare, toCommon);
    }

    @Test
    @DisplayName("nothing, one member, an item that everybody has, and a dealer are all right")
    void oddData() {
        FitOptions options = FitOptions.threads(2);
        AssociationRules none = new RuleMining(RulePolicy.USUAL).mine(options);
        assertThat(none.all()).isEmpty();
        assertThat(none.model().items().size()).isZero();

        RuleMining one = new RuleMining(new RulePolicy(1, Duration.ofDays(9), 0, 0, 0, 10));
        buy(one, "ann", POWDER, 1);
        buy(one, "ann", SPOONS, 2);
        assertThat(one.mine(options).all()).hasSize(1);

        RuleMining everybody = new RuleMining(new RulePolicy(2, Duration.ofDays(9), 0, 0, 0, 10));
        for (int i = 0; i < 4; i++) {
            buy(everybody, "m" + i, POWDER, 1);
            buy(everybody, "m" + i, i < 2 ? SPOONS : TEA, 1 + i);
        }
        AssociationRules rules = everybody.mine(options);
        assertThat(rules.after(POWDER)).extracting(AssociationRule::then).containsExactly(TEA);
        assertThat(rules.after(POWDER).get(0).lift()).isEqualTo(1);

        RuleMining dealer = new RuleMining(RulePolicy.USUAL);
        for (int i = 0; i < 100_000; i++) {
            buy(dealer, "dealer", new ItemId("thing" + i), i % 300);
        }
        assertThat(dealer.mine(options).leftOut()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "what is bought independently has a lift near 1, however short the window, and though one item came on sale later")
    void independent() {
        for (int window : new int[] {2, 30, 365}) {
            RuleMining mining = new RuleMining(new RulePolicy(1, Duration.ofDays(window), 0, 0, 0, 1_000));
            SplittableRandom random = new SplittableRandom(9);
            for (int member = 0; member < 20_000; member++) {
                // Who bought nothing is not counted: all buy tea.
                buy(mining, "m" + member, TEA, random.nextInt(91));
                for (int item = 0; item < 6; item++) {
                    if (random.nextInt(10) < 3 + item % 3) {
                        // Whole days, so that some are bought at the same instant; the last two items from the 61st
                        // day.
                        int day = item < 4 ? random.nextInt(91) : 61 + random.nextInt(30);
                        buy(mining, "m" + member, new ItemId("item" + item), day);
                    }
                }
            }

            AssociationRules rules = mining.mine(FitOptions.threads(2));

            assertThat(rules.all()).hasSize(42);
            assertThat(rules.all())
                    .filteredOn(rule -> rule.members() > 1_000)
                    .hasSizeGreaterThan(window == 2 ? -1 : 5)
                    .allSatisfy(rule -> assertThat(rule.lift()).isCloseTo(1, within(0.07)));
            assertThat(rules.all())
                    .allSatisfy(rule -> assertThat(rule.lift()).isCloseTo(1, within(5 / Math.sqrt(rule.members()))));
        }
    }

    @Test
    @DisplayName("a mining that is stopped half-way says so and leaves nothing")
    void cancelled() {
        RuleMining mining = new RuleMining(RulePolicy.USUAL);
        for (int i = 0; i < 2_000; i++) {
            buy(mining, "m" + i % 50, new ItemId("thing" + i % 400), i % 300);
        }
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> mining.mine(FitOptions.threads(1).stoppedBy(() -> asked.incrementAndGet() > 100)))
                .isInstanceOf(FitCancelledException.class);
        assertThat(mining.mine(FitOptions.threads(1)).all())
                .as("the purchases are still there")
                .isEqualTo(mining.mine(FitOptions.threads(2)).all());
    }

    @Test
    @DisplayName("what is out of range is refused by name")
    void ranges() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new RulePolicy(0, day, 0, 0, 0, 10)).hasMessageContaining("support");
        assertThatThrownBy(() -> new RulePolicy(1, Duration.ZERO, 0, 0, 0, 10)).hasMessageContaining("window");
        assertThatThrownBy(() -> new RulePolicy(1, day, 10_001, 0, 0, 10)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> new RulePolicy(1, day, 0, Double.NaN, 0, 10)).hasMessageContaining("lift");
        assertThatThrownBy(() -> new RulePolicy(1, day, 0, 0, -1, 10)).hasMessageContaining("order share");
        assertThatThrownBy(() -> new RulePolicy(1, day, 0, 0, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThat(List.of(RulePolicy.USUAL.support(), RulePolicy.USUAL.longest()))
                .containsExactly(5, 1_000);
    }
}
