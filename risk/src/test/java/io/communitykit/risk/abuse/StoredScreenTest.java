package io.communitykit.risk.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
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
import io.communitykit.risk.abuse.memory.InMemoryAbuseStore;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A screen over a store")
class StoredScreenTest {

    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final MemberId ALICE = new MemberId("\u7231\u4e3d\u4e1d");
    private static final MemberId BOB = new MemberId("bob \ud83d\ude00");
    private static final MemberId CAROL = new MemberId("carol \ud842\udfb7");
    private static final KeyKind PHONE = new KeyKind("phone");
    private static final KeyDigest THING = new KeyDigest(1, 2);

    private final AbuseStore kept =
            new InMemoryAbuseStore(PseudonymKey.of("of the test alone".getBytes(StandardCharsets.UTF_8)));
    private final HookedStore store = new HookedStore(kept);
    private final AbuseScreen screen = AbuseScreen.over(AbusePolicy.USUAL, store);
    private int told;

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("shop"), new EventId("fact " + told++));
    }

    private Linked phone(MemberId member) {
        return new Linked(key(), DAY, member, PHONE, THING, KeyNote.PLAIN);
    }

    private Brought brought(MemberId referrer, MemberId friend) {
        return new Brought(key(), DAY, referrer, friend, Optional.empty());
    }

    private MemberId erased(MemberId member) {
        return new ErasedMember(kept.pseudonym(member)).id();
    }

    private List<MemberId> judgedFriends(AbuseScreen any) {
        return any.screenAll().stream()
                .map(verdict -> verdict.judged().friend())
                .toList();
    }

    @Test
    @DisplayName("knows after a restart what it was told before, pages of it")
    void restart() {
        List<AbuseFact> facts = new ArrayList<>(List.of(phone(ALICE), phone(BOB), brought(ALICE, BOB)));
        IntStream.range(0, 10_000)
                .forEach(i -> facts.add(new Quality(key(), DAY.plusSeconds(i), new MemberId("m" + i % 50), 1, 1)));
        facts.add(brought(CAROL, ALICE));
        List<Told> results = new ArrayList<>();
        assertThat(screen.tellAll(facts.iterator(), results::add)).isEqualTo(facts.size());
        assertThat(results.stream().map(Told::fact).toList()).isEqualTo(facts);
        assertThat(results).hasOnlyElementsOfType(Told.Taken.class);

        AbuseScreen again = AbuseScreen.over(AbusePolicy.USUAL, kept);

        assertThat(again.screenAll()).isEqualTo(screen.screenAll()).hasSize(2);
        assertThat(again.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);
        assertThat(again.tell(facts.get(0))).isEqualTo(new Told.Replayed(facts.get(0)));
        assertThat(again.catchUp()).isZero();
        assertThat(screen.catchUp()).as("what it told itself is not read again").isZero();
    }

    @Test
    @DisplayName("says of each of many facts what became of it")
    void many() {
        Linked link = phone(ALICE);
        Brought loop = brought(ALICE, ALICE);
        Brought once = brought(ALICE, BOB);
        Brought twice = brought(ALICE, BOB);
        Linked face = new Linked(key(), DAY, ALICE, new KeyKind("face"), THING, KeyNote.PLAIN);
        Linked other = new Linked(link.key(), DAY, BOB, PHONE, THING, KeyNote.PLAIN);
        List<AbuseFact> facts = List.of(link, loop, once, twice, face, other, link);
        List<Told> results = new ArrayList<>();

        screen.tellAll(facts.iterator(), results::add);

        assertThat(results)
                .containsExactly(
                        new Told.Taken(link),
                        new Told.SelfLoop(loop),
                        new Told.Taken(once),
                        new Told.DuplicateEdge(twice),
                        new Told.WithoutRule(face),
                        new Told.Conflicting(other, List.of("member")),
                        new Told.Replayed(link));
        assertThat(screen.tellAll(List.<AbuseFact>of().iterator(), results::add))
                .isZero();
    }

    @Test
    @DisplayName("keeps facts of a kind of key without a rule for a policy that has one")
    void later_rule() {
        KeyKind face = new KeyKind("face");
        for (MemberId each : List.of(ALICE, BOB)) {
            screen.tell(new Linked(key(), DAY, each, face, THING, KeyNote.PLAIN));
        }
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);

        AbusePolicy usual = AbusePolicy.USUAL;
        AbusePolicy knowing = new AbusePolicy(
                usual.version(),
                java.util.Map.of(face, KeyRule.HARD),
                usual.weights(),
                usual.review(),
                usual.block(),
                usual.limits());

        assertThat(AbuseScreen.over(knowing, kept).screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);
    }

    @Test
    @DisplayName("takes what another screen was told once it catches up, and not before")
    void two_screens() {
        AbuseScreen other = AbuseScreen.over(AbusePolicy.USUAL, kept);
        screen.tell(phone(ALICE));
        other.tell(phone(BOB));
        screen.tell(brought(ALICE, BOB));
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);

        assertThat(screen.catchUp()).isPositive();
        other.catchUp();

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);
        assertThat(other.screenAll()).isEqualTo(screen.screenAll());
        assertThat(screen.catchUp()).isZero();
    }

    @Test
    @DisplayName("forgets an erased member everywhere, and keeps that somebody was brought")
    void erased_everywhere() {
        AbuseScreen other = AbuseScreen.over(AbusePolicy.USUAL, kept);
        screen.tell(phone(ALICE));
        screen.tell(phone(BOB));
        screen.tell(brought(ALICE, BOB));
        screen.tell(new Feedback(key(), DAY, ALICE, BOB, Finding.FRAUD));
        other.catchUp();
        assertThat(other.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);

        assertThat(screen.erase(BOB)).isTrue();
        assertThat(screen.erase(BOB)).isFalse();
        assertThat(screen.erase(erased(BOB))).isFalse();
        other.catchUp();

        for (AbuseScreen each : List.of(screen, other, AbuseScreen.over(AbusePolicy.USUAL, kept))) {
            assertThat(judgedFriends(each)).containsExactly(erased(BOB));
            assertThat(each.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
            assertThat(each.screen(ALICE, erased(BOB))).isInstanceOf(Verdict.Pass.class);
            assertThat(each.fitCases()).hasSize(1);
            assertThat(each.export(BOB)).isEmpty();
            assertThat(each.export(ALICE)).hasSize(3);
            Linked late = phone(BOB);
            assertThat(each.tell(late)).isEqualTo(new Told.Erased(late));
        }
    }

    @Test
    @DisplayName(
            "meets an erased member's other name before it reads of the erasure, and does not take it for somebody new")
    void name_first() {
        AbuseScreen other = AbuseScreen.over(AbusePolicy.USUAL, kept);
        screen.tell(phone(BOB));
        screen.tell(brought(ALICE, BOB));
        other.catchUp();
        screen.tell(brought(CAROL, BOB));
        screen.tell(phone(CAROL));
        screen.erase(BOB);

        other.catchUp();

        assertThat(judgedFriends(other)).containsExactly(erased(BOB), erased(BOB));
        assertThat(other.screenAll())
                .isEqualTo(AbuseScreen.over(AbusePolicy.USUAL, kept).screenAll());
    }

    @Test
    @DisplayName("an erasure between a fact's recording and its taking is not undone by it")
    void erased_while_telling() {
        screen.tell(phone(ALICE));
        store.once(() -> screen.erase(BOB));
        screen.tell(phone(BOB));
        store.once(() -> screen.erase(CAROL));
        screen.tell(brought(ALICE, CAROL));

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        assertThat(judgedFriends(screen)).containsExactly(erased(CAROL));
        assertThat(screen.screenAll())
                .isEqualTo(AbuseScreen.over(AbusePolicy.USUAL, kept).screenAll());
    }

    @Test
    @DisplayName("an erasure between the reading of a page and its taking is not undone by it")
    void erased_while_reading() {
        AbuseScreen other = AbuseScreen.over(AbusePolicy.USUAL, kept);
        other.tell(phone(ALICE));
        other.tell(phone(BOB));
        other.tell(brought(ALICE, BOB));
        store.once(() -> screen.erase(BOB));

        screen.catchUp();

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        assertThat(judgedFriends(screen)).containsExactly(erased(BOB));
    }

    @Test
    @DisplayName("calls a referral no duplicate of itself when it is caught up with before it is taken")
    void caughtUpInBetween() {
        Brought fact = brought(ALICE, BOB);
        store.once(screen::catchUp);
        assertThat(screen.tell(fact)).isEqualTo(new Told.Taken(fact));
        Brought again = brought(ALICE, BOB);
        assertThat(screen.tell(again)).isEqualTo(new Told.DuplicateEdge(again));
    }

    @Test
    @DisplayName("a fact whose recording failed counts for nothing until it is told again, or caught up with")
    void failing_store() {
        screen.tell(phone(ALICE));
        Linked bob = phone(BOB);
        store.failsBefore = true;
        assertThatThrownBy(() -> screen.tell(bob)).isInstanceOf(StorageException.class);
        assertThatThrownBy(screen::catchUp).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> screen.erase(ALICE)).isInstanceOf(StorageException.class);
        store.failsBefore = false;
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        store.failsAfter = true;
        assertThatThrownBy(() -> screen.tell(bob)).isInstanceOf(StorageException.class);
        store.failsAfter = false;
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        assertThat(screen.tell(bob)).isEqualTo(new Told.Replayed(bob));
        assertThat(screen.screen(ALICE, BOB)).as("told again").isInstanceOf(Verdict.Block.class);
        Linked carol = phone(CAROL);
        store.failsAfter = true;
        assertThatThrownBy(() -> screen.tell(carol)).isInstanceOf(StorageException.class);
        store.failsAfter = false;

        screen.catchUp();

        assertThat(screen.screen(ALICE, CAROL)).as("caught up with").isInstanceOf(Verdict.Block.class);
    }

    @Test
    @DisplayName("forgets whom the store has erased without a word, once it is asked again")
    void erasure_without_reply() {
        List.of(phone(ALICE), phone(BOB), brought(ALICE, BOB)).forEach(screen::tell);
        store.failsAfter = true;
        assertThatThrownBy(() -> screen.erase(BOB)).isInstanceOf(StorageException.class);
        store.failsAfter = false;

        assertThat(screen.erase(BOB)).isFalse();

        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Pass.class);
        assertThat(judgedFriends(screen)).containsExactly(erased(BOB));
    }

    @Test
    @DisplayName("shows all of a member's facts, pages of them, as referrer and as friend")
    void export_of_pages() {
        List<AbuseFact> facts = new ArrayList<>(List.of(brought(ALICE, BOB), brought(CAROL, ALICE), phone(BOB)));
        IntStream.range(0, 10_000).forEach(i -> facts.add(new Quality(key(), DAY.plusSeconds(i), ALICE, 1, 1)));
        screen.tellAll(facts.iterator(), told -> {});

        assertThat(screen.export(ALICE)).hasSize(10_002);
        assertThat(screen.export(BOB)).hasSize(2);
        assertThat(screen.export(CAROL)).hasSize(1);
    }

    @Test
    @DisplayName("takes a fact that another screen was told before, and is none the wiser of what it was not told")
    void told_elsewhere_too() {
        AbuseScreen other = AbuseScreen.over(AbusePolicy.USUAL, kept);
        Brought first = brought(ALICE, BOB);
        Linked alice = phone(ALICE);
        Linked bob = phone(BOB);
        List.of(first, phone(CAROL), alice, bob).forEach(other::tell);
        Brought again = brought(ALICE, BOB);
        List<Told> results = new ArrayList<>();

        screen.tellAll(List.of(first, alice, bob, again).iterator(), results::add);

        assertThat(results)
                .containsExactly(
                        new Told.Replayed(first),
                        new Told.Replayed(alice),
                        new Told.Replayed(bob),
                        new Told.DuplicateEdge(again));
        assertThat(screen.screen(ALICE, BOB)).isInstanceOf(Verdict.Block.class);
        assertThat(screen.screen(ALICE, CAROL)).isInstanceOf(Verdict.Pass.class);
        screen.catchUp();
        assertThat(screen.screen(ALICE, CAROL)).isInstanceOf(Verdict.Block.class);
        store.once(() -> screen.erase(BOB));
        assertThat(screen.tell(bob)).isEqualTo(new Told.Replayed(bob));
        assertThat(screen.screen(ALICE, BOB)).as("erased meanwhile").isInstanceOf(Verdict.Pass.class);
    }

    @Test
    @DisplayName("is not built over a store whose facts the host may still roll back")
    void joined() {
        store.joined = true;
        assertThatThrownBy(() -> AbuseScreen.over(AbusePolicy.USUAL, store))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("transactions of its own");
    }
}
