package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import io.communitykit.risk.abuse.fact.Finding;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Quality;
import io.communitykit.risk.abuse.fact.Unlinked;
import io.communitykit.risk.abuse.fit.FitCase;
import io.communitykit.risk.abuse.key.IdentityKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A screen against abuse")
class AbuseScreenTest {

    private static final Instant DAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final MemberId ALICE = new MemberId("爱丽丝😀");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId CARL = new MemberId("carl");
    private static final KeyKind PHONE = new KeyKind("phone");
    private static final KeyKind MAIL = new KeyKind("mail");
    private static final KeyKind DEVICE = new KeyKind("device");
    private static final KeyDigest THING = new KeyDigest(1, 2);

    private final AbuseScreen screen = AbuseScreen.of(AbusePolicy.USUAL);
    private int told;

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("shop"), new EventId("e" + told++));
    }

    private Told link(MemberId member, KeyKind kind, KeyDigest digest) {
        return screen.tell(new Linked(key(), DAY, member, kind, digest, KeyNote.PLAIN));
    }

    private Told bring(MemberId referrer, MemberId friend) {
        return screen.tell(new Brought(key(), DAY, referrer, friend, Optional.empty()));
    }

    @Test
    @DisplayName("lets strangers pass, known or not, without a reason")
    void strangers() {
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        bring(ALICE, BOB);

        assertThat(screen.screen(ALICE, BOB).score()).isZero();
        assertThat(screen.screen(ALICE, BOB).reasons()).isEmpty();
    }

    @Test
    @DisplayName("blocks a member who brings themselves, and names the self-loop")
    void selfLoop() {
        assertThat(bring(ALICE, ALICE)).isInstanceOf(Told.SelfLoop.class);
        assertThat(screen.screen(ALICE, ALICE)).isInstanceOf(Verdict.Block.class);
        assertThat(screen.screen(BOB, BOB)).as("never told").isInstanceOf(Verdict.Block.class);
    }

    @Test
    @DisplayName("blocks a second account under an alias of the same mailbox, and says so in words")
    void alias() {
        IdentityKeys keys = IdentityKeys.of(PseudonymKey.of(new byte[32]));
        link(ALICE, MAIL, keys.mail(MAIL, "alice@gmail.com"));
        link(BOB, MAIL, keys.mail(MAIL, "A.l.i.c.e+2@googlemail.com"));
        bring(ALICE, BOB);

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);
        assertThat(screen.screen(ALICE, BOB).explain()).isEqualTo("""
                block of 爱丽丝😀 -> bob: 0.95 by policy 1
                  self 1 x 0.95: referrer and friend are one person, of 2 accounts joined by hard keys
                """);
    }

    @Test
    @DisplayName("joins persons over third accounts, and lets go of them when the link ends")
    void unlink() {
        link(ALICE, PHONE, THING);
        link(CARL, PHONE, THING);
        link(CARL, MAIL, THING);
        link(BOB, MAIL, THING);
        bring(ALICE, BOB);
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);

        screen.tell(new Unlinked(key(), DAY, CARL, MAIL, THING));

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        assertThat(screen.screen(ALICE, CARL)).as("still one").isInstanceOf(Verdict.Block.class);
        screen.tell(new Linked(key(), DAY.plusSeconds(1), CARL, MAIL, THING, KeyNote.PLAIN));
        assertThat(screen.screen(ALICE, BOB)).as("seen again later").isInstanceOf(Verdict.Block.class);
    }

    @Test
    @DisplayName("takes the end of a link before the link")
    void unlinkFirst() {
        screen.tell(new Unlinked(key(), DAY, BOB, PHONE, THING));
        link(ALICE, PHONE, THING);
        link(BOB, PHONE, THING);

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
    }

    @Test
    @DisplayName("weighs a soft key by how many persons share it: 0.6 for two, 0.3 for four, nothing for a hub")
    void damping() {
        link(ALICE, DEVICE, THING);
        link(BOB, DEVICE, THING);
        assertThat(strength(Signal.SHARED)).isEqualTo(6_000);
        link(CARL, DEVICE, THING);
        link(new MemberId("dora"), DEVICE, THING);
        assertThat(strength(Signal.SHARED)).as("1/log2(4)").isEqualTo(3_000);
        for (int i = 5; i <= 150; i++) {
            link(new MemberId("m" + i), DEVICE, THING);
        }
        assertThat(strength(Signal.SHARED)).isZero();
        screen.tell(new Unlinked(key(), DAY, CARL, DEVICE, THING));
        assertThat(strength(Signal.SHARED)).as("149 persons: 0.6 / log2(149)").isEqualTo(831);
    }

    private int strength(Signal signal) {
        return screen.screen(ALICE, BOB).reasons().stream()
                .filter(reason -> reason.signal() == signal)
                .mapToInt(SignalReason::strength)
                .sum();
    }

    @Test
    @DisplayName("counts two accounts of one person once on a soft key")
    void oncePerPerson() {
        link(ALICE, DEVICE, THING);
        link(BOB, DEVICE, THING);
        link(CARL, DEVICE, THING);
        link(BOB, PHONE, THING);
        assertThat(strength(Signal.SHARED)).as("three persons").isEqualTo(3_786);
        link(CARL, PHONE, THING);
        assertThat(strength(Signal.SHARED)).as("two persons").isEqualTo(6_000);
        screen.tell(new Unlinked(key(), DAY, CARL, PHONE, THING));
        assertThat(strength(Signal.SHARED)).as("three again").isEqualTo(3_786);
    }

    @Test
    @DisplayName("sees a circle of three, which no check of one hop sees, live and settled")
    void circle() {
        bring(ALICE, BOB);
        bring(BOB, CARL);
        assertThat(screen.screen(CARL, ALICE)).as("before it is told").isInstanceOf(Verdict.Review.class);
        bring(CARL, ALICE);

        assertThat(screen.screen(ALICE, BOB).reasons().get(0).text())
                .isEqualTo("cycle 1 x 0.65: both stand in a circle of 3 persons who brought each other");
        assertThat(screen.settle()).isPositive();
        assertThat(screen.screenAll()).hasSize(3).allSatisfy(verdict -> {
            assertThat(verdict).isInstanceOf(Verdict.Review.class);
            assertThat(verdict.reasons().get(0).numbers()).containsExactly(3L);
        });
        assertThat(screen.settle()).isZero();
    }

    @Test
    @DisplayName("closes a circle over the accounts of one person")
    void circleOfPersons() {
        bring(ALICE, BOB);
        bring(CARL, new MemberId("dora"));
        link(BOB, PHONE, THING);
        link(CARL, PHONE, THING);
        link(ALICE, MAIL, THING);
        assertThat(screen.screenAll()).allMatch(verdict -> verdict instanceof Verdict.Pass);
        link(new MemberId("dora"), MAIL, THING);

        assertThat(screen.screenAll()).noneMatch(verdict -> verdict instanceof Verdict.Pass);
    }

    @Test
    @DisplayName("closes a circle at a person who brought somebody under another account")
    void circleOfJoined() {
        MemberId dora = new MemberId("dora");
        link(dora, PHONE, THING);
        link(ALICE, PHONE, THING);
        bring(BOB, CARL);
        link(BOB, PHONE, THING);
        screen.settle();
        bring(CARL, dora);

        assertThat(screen.screenAll()).hasSize(2).noneMatch(verdict -> verdict instanceof Verdict.Pass);
    }

    @Test
    @DisplayName(
            "answers a fact that is told again as replayed, and another under its key as conflicting, field by field")
    void again() {
        Brought fact = new Brought(key(), DAY, ALICE, BOB, Optional.of(Duration.ofSeconds(3)));
        assertThat(screen.tell(fact)).isEqualTo(new Told.Taken(fact));
        assertThat(screen.tell(fact)).isEqualTo(new Told.Replayed(fact));
        Brought other = new Brought(fact.key(), DAY.plusSeconds(1), ALICE, CARL, Optional.empty());
        assertThat(screen.tell(other)).isEqualTo(new Told.Conflicting(other, List.of("at", "friend", "fromClick")));
        AbuseFact foreign = new Quality(fact.key(), DAY, ALICE, 1, 1);
        assertThat(screen.tell(foreign)).isEqualTo(new Told.Conflicting(foreign, List.of("type")));
        assertThat(screen.screenAll()).as("only the first was taken").hasSize(1);
    }

    @Test
    @DisplayName("names every field of every fact that can conflict")
    void everyField() {
        IdempotencyKey one = key();
        IdempotencyKey two = key();
        IdempotencyKey three = key();
        IdempotencyKey four = key();
        screen.tell(new Linked(one, DAY, ALICE, PHONE, THING, KeyNote.PLAIN));
        screen.tell(new Unlinked(two, DAY, ALICE, PHONE, THING));
        screen.tell(new Quality(three, DAY, ALICE, 1, 2));
        screen.tell(new Feedback(four, DAY, ALICE, BOB, Finding.FRAUD));
        Instant later = DAY.plusSeconds(1);
        KeyDigest thing = new KeyDigest(1, 3);

        assertConflict(
                new Linked(one, later, BOB, MAIL, thing, KeyNote.DISPOSABLE), "at", "member", "kind", "digest", "note");
        assertConflict(new Unlinked(two, later, BOB, MAIL, thing), "at", "member", "kind", "digest");
        assertConflict(new Quality(three, later, BOB, 2, 3), "at", "member", "orders", "keptDays");
        assertConflict(new Feedback(four, later, BOB, ALICE, Finding.HONEST), "at", "referrer", "friend", "finding");
    }

    private void assertConflict(AbuseFact fact, String... fields) {
        assertThat(screen.tell(fact))
                .asInstanceOf(type(Told.Conflicting.class))
                .satisfies(told -> assertThat(told.fields()).containsExactly(fields));
    }

    @Test
    @DisplayName("counts a referral once, from however many facts")
    void duplicateEdge() {
        bring(ALICE, BOB);
        assertThat(bring(ALICE, BOB)).isInstanceOf(Told.DuplicateEdge.class);
        assertThat(screen.screenAll()).hasSize(1);
    }

    @Test
    @DisplayName("does nothing with a kind of key that the policy does not know, and says so")
    void withoutRule() {
        KeyKind face = new KeyKind("face");
        Linked fact = new Linked(key(), DAY, ALICE, face, THING, KeyNote.PLAIN);
        assertThat(screen.tell(fact)).isEqualTo(new Told.WithoutRule(fact));
        Unlinked end = new Unlinked(key(), DAY, ALICE, face, THING);
        assertThat(screen.tell(end)).isEqualTo(new Told.WithoutRule(end));
    }

    @Test
    @DisplayName("notes a disposable mailbox as long as it is linked")
    void disposable() {
        screen.tell(new Linked(key(), DAY, BOB, MAIL, THING, KeyNote.DISPOSABLE));
        assertThat(strength(Signal.DISPOSABLE)).isEqualTo(10_000);
        screen.tell(new Unlinked(key(), DAY, BOB, MAIL, THING));
        assertThat(strength(Signal.DISPOSABLE)).isZero();
    }

    @Test
    @DisplayName("looks no further up the referrers than it may until it settles")
    void steps() {
        AbuseLimits usual = AbuseLimits.USUAL;
        AbuseScreen shy = AbuseScreen.of(AbuseArbitraries.limited(usual.star(), usual.considered(), 3));
        for (int i = 0; i < 6; i++) {
            shy.tell(new Brought(key(), DAY, new MemberId("m" + i), new MemberId("m" + (i + 1) % 6), Optional.empty()));
        }
        assertThat(shy.screen(new MemberId("m0"), new MemberId("m1"))).isInstanceOf(Verdict.Pass.class);
        shy.settle();
        assertThat(shy.screen(new MemberId("m0"), new MemberId("m1"))).isInstanceOf(Verdict.Review.class);
    }

    @Test
    @DisplayName("learns of the latest finding, and of fraud where two are of one instant, in any order")
    void findings() {
        screen.tell(new Feedback(key(), DAY, ALICE, BOB, Finding.FRAUD));
        screen.tell(new Feedback(key(), DAY, ALICE, BOB, Finding.HONEST));
        screen.tell(new Feedback(key(), DAY, ALICE, CARL, Finding.HONEST));
        screen.tell(new Feedback(key(), DAY, ALICE, CARL, Finding.FRAUD));
        screen.tell(new Feedback(key(), DAY.plusSeconds(1), BOB, CARL, Finding.HONEST));
        screen.tell(new Feedback(key(), DAY, BOB, CARL, Finding.FRAUD));

        assertThat(screen.fitCases())
                .extracting(FitCase::finding)
                .as("of bob and carl, of alice and bob, of alice and carl")
                .containsExactly(Finding.HONEST, Finding.FRAUD, Finding.FRAUD);
    }

    @Test
    @DisplayName("reviews and blocks from the very score of the threshold on")
    void thresholds() {
        assertThat(judging(9_500, 9_501)).isInstanceOf(Verdict.Review.class);
        assertThat(judging(9_501, 9_502)).isInstanceOf(Verdict.Pass.class);
        assertThat(judging(9_500, 9_500)).isInstanceOf(Verdict.Block.class);
    }

    /** A member who brings themselves has a score of 9,500. */
    private static Verdict judging(int review, int block) {
        AbusePolicy usual = AbusePolicy.USUAL;
        AbusePolicy policy =
                new AbusePolicy(usual.version(), usual.keys(), usual.weights(), review, block, usual.limits());
        return AbuseScreen.of(policy).screen(ALICE, ALICE);
    }

    @Test
    @DisplayName("folds a verdict into one of three")
    void fold() {
        assertThat(screen.screen(ALICE, BOB).<String>fold(pass -> "p", review -> "r", block -> "b"))
                .isEqualTo("p");
        assertThat(screen.screen(ALICE, ALICE).<String>fold(pass -> "p", review -> "r", block -> "b"))
                .isEqualTo("b");
    }
}
