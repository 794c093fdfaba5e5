package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.memory.InMemoryAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What became of friends")
class FriendsOutcomeTest {

    private static final Instant DAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final MemberId HOST = new MemberId("主人😀");
    private static final int FRIENDS = 30;

    private static final AbusePolicy LATEST_TEN = AbuseArbitraries.limited(2, 10, AbuseLimits.USUAL.steps());

    private AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
    private int told;

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("shop"), new EventId("e" + told++));
    }

    private static MemberId friend(int number) {
        return new MemberId("f" + number);
    }

    /** Friends come at times that say nothing. */
    private static Instant came(int number) {
        return DAY.plus(Duration.ofHours(number * (number + 7L)));
    }

    private void bring(MemberId referrer, MemberId friend, Instant at) {
        screen.tell(new Brought(key(), at, referrer, friend, Optional.empty()));
    }

    private void friends(int count) {
        for (int i = 0; i < count; i++) {
            bring(HOST, friend(i), came(i));
        }
    }

    private void quality(MemberId member, Instant at, int orders, int days) {
        screen.tell(new Quality(key(), at, member, orders, days));
    }

    private void allIdle(int count, Duration after) {
        for (int i = 0; i < count; i++) {
            quality(friend(i), came(i).plus(after), 1, 0);
        }
    }

    private void link(MemberId member, String kind, long thing, Instant at) {
        screen.tell(new Linked(key(), at, member, new KeyKind(kind), new KeyDigest(thing, 1), KeyNote.PLAIN));
    }

    private int strength(Signal signal, MemberId friend) {
        return strength(screen, signal, HOST, friend);
    }

    private static int strength(AbuseScreen screen, Signal signal, MemberId referrer, MemberId friend) {
        return screen.screen(referrer, friend).reasons().stream()
                .filter(reason -> reason.signal() == signal)
                .mapToInt(SignalReason::strength)
                .sum();
    }

    @Test
    @DisplayName("is not known before the kept days have passed, and on the very day it is")
    void notYetKnown() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(1));
        assertThat(strength(Signal.STAR, friend(3))).as("a day later").isZero();
        allIdle(FRIENDS, Duration.ofDays(14).minus(Duration.ofNanos(1_000)));
        assertThat(strength(Signal.STAR, friend(3)))
                .as("a microsecond too early")
                .isZero();
        allIdle(FRIENDS, Duration.ofDays(14));
        assertThat(strength(Signal.STAR, friend(3))).as("fourteen days later").isEqualTo(10_000);
    }

    @Test
    @DisplayName("is known at once of who buys twice or stays")
    void knownGood() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(30));
        for (int i = 0; i < FRIENDS; i++) {
            quality(friend(i), came(i).plus(Duration.ofDays(31)), i % 2 == 0 ? 2 : 0, i % 2 == 0 ? 0 : 14);
        }
        assertThat(strength(Signal.STAR, friend(3))).isZero();
    }

    @Test
    @DisplayName("lets a dormitory pass of which nothing is known but that all registered within yesterday's evening")
    void yesterday() {
        SplittableRandom random = new SplittableRandom(11);
        Instant at = DAY;
        for (int i = 0; i < 40; i++) {
            at = at.plusSeconds((long) (-300 * Math.log(1 - random.nextDouble())));
            link(friend(i), "address", 1, at);
            link(friend(i), "ip", 1, at);
            bring(HOST, friend(i), at);
            quality(friend(i), at.plus(Duration.ofDays(1)), 1, 0);
        }
        assertThat(screen.screenAll()).hasSize(40).allMatch(verdict -> verdict instanceof Verdict.Pass);
    }

    @Test
    @DisplayName("lets a large office of good customers pass, whatever they share at work")
    void office() {
        friends(FRIENDS);
        for (int i = 0; i < FRIENDS; i++) {
            link(friend(i), "address", 1, came(i));
            link(friend(i), "ip", 1, came(i));
            quality(friend(i), came(i).plus(Duration.ofDays(60)), 5, 50);
        }
        assertThat(screen.screenAll()).allMatch(verdict -> verdict instanceof Verdict.Pass);
        assertThat(strength(Signal.SIBLINGS, friend(3))).isZero();
        friends(60);
        assertThat(strength(Signal.SIBLINGS, friend(3)))
                .as(
                        "half are unknown, a share of 0.25: 0.37 is little more than the 0.3 of neighbours, 0.37 * 0.07 / 0.3 * 0.6")
                .isEqualTo(518);
    }

    @Test
    @DisplayName("counts by persons where friends share a device, under whichever account it was seen")
    void siblingsByPerson() {
        friends(12);
        for (int i = 0; i < 12; i++) {
            link(friend(i), "phone", 100 + i, came(i));
            link(new MemberId("second" + i), "phone", 100 + i, came(i));
            link(new MemberId("second" + i), "device", 7, came(i).plus(Duration.ofDays(i)));
        }
        assertThat(strength(Signal.SIBLINGS, friend(3)))
                .as("eleven others on one device, as near as its weight")
                .isEqualTo(6_000);
    }

    @Test
    @DisplayName(
            "speaks little against a family of three who share a tablet, each counted once however many accounts and keys")
    void family() {
        friends(3);
        allIdle(3, Duration.ofDays(20));
        for (int i = 0; i < 3; i++) {
            link(friend(i), "phone", 100 + i, came(i));
            link(new MemberId("second" + i), "phone", 100 + i, came(i));
            link(friend(i), "device", 7, came(i));
            link(new MemberId("second" + i), "device", 7, came(i));
        }
        assertThat(strength(Signal.SIBLINGS, friend(1)))
                .as("0.8 * 2/6 of the weight 0.6, since all came to nothing")
                .isEqualTo(1_600);
        for (int i = 0; i < 3; i++) {
            link(friend(i), "address", 7, came(i));
        }
        assertThat(strength(Signal.SIBLINGS, friend(1)))
                .as("0.8 * 2/6 * (1 - 0.4 * 0.7)")
                .isEqualTo(1_920);
        assertThat(screen.screen(HOST, friend(1)).reasons().stream()
                        .filter(reason -> reason.signal() == Signal.SIBLINGS)
                        .flatMap(reason -> reason.numbers().stream()))
                .containsExactly(2L, 10_000L);
    }

    @Test
    @DisplayName("is no better for a second account that the friend brought, nor for each other, nor for the referrer")
    void ownAccountsSpeakForNobody() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        int alone = strength(Signal.STAR, friend(3));
        for (int i = 0; i < FRIENDS; i++) {
            MemberId second = new MemberId("second" + i);
            link(friend(i), "phone", 100 + i, came(i));
            link(second, "phone", 100 + i, came(i));
            bring(friend(i), second, came(i));
            quality(second, came(i), 5, 50);
            bring(friend(i), friend((i + 1) % FRIENDS), came(i));
            bring(friend(i), HOST, came(i));
            bring(friend(i), friend(i), came(i));
        }
        quality(HOST, DAY, 9, 99);
        assertThat(alone).isEqualTo(10_000);
        assertThat(strength(Signal.STAR, friend(3))).isEqualTo(alone);
    }

    @Test
    @DisplayName(
            "is as good as that of whom the friend brought, and follows it when it becomes known, or the accounts part")
    void friendsOfFriends() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        for (int i = 0; i < FRIENDS; i++) {
            MemberId next = new MemberId("next" + i);
            bring(friend(i), next, came(i));
        }
        assertThat(strength(Signal.STAR, friend(3)))
                .as("of whom nothing is known speaks for nobody")
                .isEqualTo(10_000);
        for (int i = 0; i < FRIENDS; i++) {
            quality(new MemberId("next" + i), came(i).plus(Duration.ofDays(20)), 0, 0);
        }
        assertThat(strength(Signal.STAR, friend(3))).as("none of them stayed").isEqualTo(10_000);
        for (int i = 0; i < FRIENDS; i++) {
            assertThat(strength(Signal.STAR, friend(3))).isEqualTo(10_000 - spokenFor(i));
            quality(new MemberId("next" + i), came(i).plus(Duration.ofDays(21)), 3, 0);
        }
        assertThat(strength(Signal.STAR, friend(3))).as("all of them stayed").isZero();
        for (int i = 0; i < FRIENDS; i++) {
            link(new MemberId("next" + i), "phone", 1, came(i));
        }
        link(HOST, "phone", 1, DAY);
        assertThat(strength(Signal.STAR, friend(3)))
                .as("all of them are the referrer")
                .isEqualTo(10_000);
        screen.tell(new Unlinked(key(), DAY, HOST, new KeyKind("phone"), new KeyDigest(1, 1)));
        assertThat(strength(Signal.STAR, friend(3))).as("no more").isZero();
    }

    @Test
    @DisplayName("is no better for one good friend whom all the others bring too")
    void oneForAll() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        quality(friend(0), came(0).plus(Duration.ofDays(21)), 9, 90);
        for (int i = 1; i < FRIENDS; i++) {
            bring(friend(i), friend(0), came(i));
        }
        assertThat(strength(Signal.STAR, friend(3))).isEqualTo(10_000);
    }

    @Test
    @DisplayName("is no better for one good stranger whom all of them bring, but for who brought the stranger first")
    void oneStrangerForAll() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        MemberId one = new MemberId("one");
        quality(one, DAY.plus(Duration.ofDays(90)), 9, 90);
        for (int i = FRIENDS; i-- > 0; ) {
            bring(friend(i), one, DAY.plus(Duration.ofDays(i)));
            assertThat(strength(Signal.STAR, friend(3))).isEqualTo(10_000);
        }
        assertThat(poorOf(HOST)).as("thirty but one of thirty").isEqualTo(9_667);
        bring(friend(7), one, DAY);
        assertThat(poorOf(HOST)).as("two at one instant: neither is the first").isEqualTo(10_000);
        bring(friend(7), one, DAY.minusSeconds(1));
        assertThat(poorOf(HOST)).as("the seventh is").isEqualTo(9_667);
    }

    @Test
    @DisplayName("is spoken for in the picture of who brought the friend first, and of nobody else")
    void speaksForTheFirstReferrer() {
        MemberId later = new MemberId("later");
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        for (int i = 0; i < FRIENDS; i++) {
            bring(later, friend(i), came(i).plusSeconds(1));
            MemberId next = new MemberId("next" + i);
            bring(friend(i), next, came(i));
            quality(next, came(i), 2, 0);
        }
        assertThat(strength(screen, Signal.STAR, HOST, friend(3))).isZero();
        assertThat(strength(screen, Signal.STAR, later, friend(3))).isEqualTo(10_000);
        for (int i = 0; i < FRIENDS; i++) {
            bring(later, friend(i), came(i).minusSeconds(1));
        }
        assertThat(strength(screen, Signal.STAR, HOST, friend(3))).isEqualTo(10_000);
        assertThat(strength(screen, Signal.STAR, later, friend(3))).isZero();
    }

    /** The share of friends who came to nothing, as the star says it. */
    private long poorOf(MemberId referrer) {
        return screen.screen(referrer, friend(3)).reasons().stream()
                .filter(reason -> reason.signal() == Signal.STAR)
                .mapToLong(reason -> reason.numbers().get(1))
                .sum();
    }

    /** What a star loses of its strength when so many of thirty are spoken for: the share falls below 0.9. */
    private static int spokenFor(int friends) {
        double poor = (FRIENDS - friends) / (double) FRIENDS;
        return (int) Math.round(10_000 * Math.min(1, Math.max(0, (0.9 - poor) / 0.3)));
    }

    @Test
    @DisplayName("of which nothing is known any more after an erasure is a half again")
    void erasedQuality() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        screen.settle();
        assertThat(poorOf(HOST)).isEqualTo(10_000);
        screen.erase(friend(3));
        assertThat(poorOf(HOST)).as("29 and a half of 30").isEqualTo(9_833);
    }

    @Test
    @DisplayName("lets customers at a shop's own tablet pass once they are known, and reviews those of a farm")
    void counter() {
        friends(FRIENDS);
        for (int i = 0; i < FRIENDS; i++) {
            link(friend(i), "device", 1, came(i));
            link(friend(i), "cookie", 1, came(i));
            link(friend(i), "ip", 1, came(i));
        }
        assertThat(screen.screenAll()).as("nothing is known yet").noneMatch(verdict -> verdict instanceof Verdict.Pass);
        for (int i = 0; i < FRIENDS; i++) {
            quality(friend(i), came(i).plus(Duration.ofDays(20)), i % 10 == 0 ? 1 : 3, i % 10);
        }
        assertThat(screen.screenAll())
                .as("nine in ten bought again")
                .allMatch(verdict -> verdict instanceof Verdict.Pass);
        allIdle(FRIENDS, Duration.ofDays(30));
        assertThat(screen.screenAll()).as("nobody came back").noneMatch(verdict -> verdict instanceof Verdict.Pass);
    }

    @Test
    @DisplayName("counts of the latest friends only, the same after an erasure as in a screen that reads all anew")
    void erasedAmongTheLatest() {
        for (String erased : List.of("a", "z")) {
            AbuseStore store = new InMemoryAbuseStore(PseudonymKey.of(new byte[32]));
            screen = AbuseScreen.over(LATEST_TEN, store);
            bring(HOST, new MemberId(erased), DAY);
            for (int i = 0; i < 10; i++) {
                bring(HOST, friend(i), DAY);
                quality(friend(i), DAY.plus(Duration.ofDays(20)), i == 0 || i == 9 ? 5 : 0, 0);
            }
            screen.settle();
            screen.screenAll();
            screen.erase(new MemberId(erased));

            AbuseScreen anew = AbuseScreen.over(LATEST_TEN, store);
            assertThat(screen.screenAll()).isEqualTo(anew.screenAll());
        }
    }

    @Test
    @DisplayName("follows the accounts of whom the friends brought, as they join and part")
    void friendsOfFriendsJoin() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        for (int i = 0; i < FRIENDS; i++) {
            MemberId next = new MemberId("next" + i);
            bring(friend(i), next, came(i));
            quality(next, came(i), 5, 50);
            link(next, "phone", 1, came(i));
        }
        assertThat(strength(Signal.STAR, friend(3))).isZero();
        link(friend(0), "phone", 1, DAY);
        assertThat(strength(Signal.STAR, friend(3)))
                .as("the referrer brought that person too")
                .isEqualTo(10_000);
        screen.tell(new Unlinked(key(), DAY, friend(0), new KeyKind("phone"), new KeyDigest(1, 1)));
        assertThat(strength(Signal.STAR, friend(3))).isZero();
    }

    @Test
    @DisplayName("follows accounts that part and leave two persons alone")
    void twoAccountsPart() {
        friends(FRIENDS);
        allIdle(FRIENDS, Duration.ofDays(20));
        for (int i = 0; i < FRIENDS; i++) {
            MemberId next = new MemberId("next" + i);
            bring(friend(i), next, came(i));
            quality(next, came(i), 5, 50);
            link(friend(i), "phone", 100 + i, came(i));
            link(next, "phone", 100 + i, came(i));
        }
        assertThat(strength(Signal.STAR, friend(3))).isEqualTo(10_000);
        for (int i = 0; i < FRIENDS; i++) {
            MemberId next = new MemberId("next" + i);
            screen.tell(new Unlinked(key(), came(i), next, new KeyKind("phone"), new KeyDigest(100 + i, 1)));
        }
        assertThat(strength(Signal.STAR, friend(3))).isZero();
    }

    @Test
    @DisplayName(
            "is nothing to a walk up the referrers, which ends before a generation that is too large, in any order")
    void walkByGenerations() {
        List<MemberId> two = List.of(new MemberId("p"), new MemberId("q"));
        MemberId root = new MemberId("root");
        for (int steps = 1; steps <= 4; steps++) {
            for (int first = 0; first < 2; first++) {
                screen = AbuseScreen.of(AbuseArbitraries.limited(8, 1_000, steps));
                bring(two.get(first), HOST, DAY);
                bring(two.get(1 - first), HOST, DAY);
                bring(root, two.get(1), DAY);
                screen.settle();
                // The first generation is one, the second two persons.
                assertThat(strength(Signal.CYCLE, two.get(1))).isEqualTo(10_000);
                assertThat(strength(Signal.CYCLE, root)).isEqualTo(steps < 3 ? 0 : 10_000);
                assertThat(screen.screen(HOST, root).reasons().stream().flatMap(reason -> reason.numbers().stream()))
                        .isSubsetOf(List.of(3L));
            }
        }
    }

    @Test
    @DisplayName("counts members of one key within the window around the friend, half of it to either side")
    void velocityWindow() {
        for (int i = -6; i <= 6; i++) {
            link(friend(i + 6), "device", 1, DAY.plus(Duration.ofHours(3L * i)));
        }
        assertThat(strength(Signal.VELOCITY, friend(6)))
                .as("nine of thirteen within twelve hours: 0.6 * (9 - 5) / (18 - 5)")
                .isEqualTo(1_846);
    }

    @Test
    @DisplayName("names shared keys without hubs")
    void sharedWithoutHubs() {
        for (int i = 0; i < 200; i++) {
            link(friend(i), "ip", 1, came(i));
        }
        link(friend(0), "device", 2, DAY);
        link(friend(1), "device", 2, DAY);
        assertThat(screen.screen(friend(0), friend(1)).reasons().get(0).numbers())
                .containsExactly(1L, 2L);
    }
}
