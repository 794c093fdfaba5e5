package io.communitykit.testkit.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import io.communitykit.testkit.internal.LookAlikes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Holds, and what happens to an account by itself. */
abstract class DueRules extends StoreRules {

    private final AccountId account = fresh();

    private static IdempotencyKey key(String id) {
        return SampleFact.key(id).key();
    }

    private void change(SampleChange change) {
        probe.store().update(List.of(change.unit()));
    }

    @Test
    @DisplayName("a hold comes back equal in every field, with the lots that its shares name")
    void hold_and_lots() {
        List<Lot> lots = SampleLots.ofEveryKind();
        List<Hold> holds = new ArrayList<>();
        for (String id : LookAlikes.IDS) {
            Lot lot = lots.get(holds.size() % lots.size());
            holds.add(SampleLots.hold(
                    key(id),
                    holds.size() % 2 == 0 ? Optional.empty() : Optional.of(SampleLots.day(9)),
                    SampleLots.share(lot, 1 + holds.size()),
                    SampleLots.share(lots.get(lots.size() - 1), 2)));
        }
        Hold plain = new Hold(
                key("plain"),
                new CurrencyId("\u79ef\u5206\ud83c\udf89"),
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.empty(),
                List.of());
        holds.add(plain);

        change(SampleChange.of(account, "1").lots(lots.toArray(Lot[]::new)).holds(holds.toArray(Hold[]::new)));

        for (Hold hold : holds) {
            AccountState state = probe.state(SampleLots.held(account, hold.key()));
            assertThat(state.holds()).containsExactly(hold);
            for (LotShare share : hold.shares()) {
                assertThat(state.lots()).extracting(Lot::id).contains(share.lot());
            }
            assertThat(lots).containsAll(state.lots());
        }
        assertThat(probe.state(SampleLots.held(account, key("unknown"))).holds())
                .isEmpty();
    }

    @Test
    @DisplayName("a hold that ended is gone, and no other")
    void ended() {
        Lot lot = SampleLots.until(0, 5, 9);
        Hold first = SampleLots.hold(key("1"), Optional.of(SampleLots.day(1)), SampleLots.share(lot, 1));
        Hold second = SampleLots.hold(key("2"), Optional.of(SampleLots.day(1)), SampleLots.share(lot, 2));
        change(SampleChange.of(account, "1").lots(lot).holds(first, second));

        change(SampleChange.of(account, "2").ends(first.key()));

        assertThat(probe.state(SampleLots.held(account, first.key())).holds()).isEmpty();
        assertThat(probe.state(SampleLots.held(account, second.key())).holds()).containsExactly(second);
        assertThat(probe.state(SampleLots.want(account, SampleLots.day(1))).holds())
                .containsExactly(second);
    }

    @Test
    @DisplayName("all lots and holds that are due by an instant are shown, that instant included, and the holds' lots")
    void due_by() {
        LotTerms pending =
                new LotTerms(Instant.EPOCH, new LotState.Pending(SampleLots.day(2)), SampleLots.at(SampleLots.day(1)));
        LotTerms waiting = new LotTerms(
                Instant.EPOCH,
                new LotState.Waiting(new EventType("e"), SampleLots.day(3), ExpiryRule.Never.INSTANCE),
                LotExpiry.Never.INSTANCE);
        Lot never = SampleLots.lot(4, 5, SampleLots.active(Instant.EPOCH, LotExpiry.Never.INSTANCE));
        Lot[] lots = {
            SampleLots.until(0, 5, 1),
            SampleLots.lot(1, 5, pending),
            SampleLots.lot(2, 5, waiting),
            SampleLots.until(3, 5, 4),
            never,
            new Lot(
                    new LotId(1, 5),
                    SampleFact.POINTS,
                    0,
                    5,
                    SampleLots.until(0, 5, 1).terms())
        };
        Hold hold = SampleLots.hold(key("1"), Optional.of(SampleLots.day(3)), SampleLots.share(never, 5));
        Hold endless = SampleLots.hold(key("2"), Optional.empty(), SampleLots.share(never, 5));

        change(SampleChange.of(account, "1").lots(lots).holds(hold, endless));

        assertThat(probe.state(account).nextDue().orElseThrow()).isBeforeOrEqualTo(SampleLots.day(1));
        assertDue(SampleLots.day(1).minusNanos(1_000));
        assertDue(SampleLots.day(1), lots[0]);
        assertDue(SampleLots.day(2), lots[0], lots[1]);
        AccountState third = assertDue(SampleLots.day(3), lots[0], lots[1], lots[2], never);
        assertThat(third.holds()).containsExactly(hold);
        assertDue(Instant.MAX, lots[0], lots[1], lots[2], lots[3], never);
    }

    private AccountState assertDue(Instant by, Lot... expected) {
        AccountState state = probe.state(SampleLots.want(account, by));
        assertThat(state.lots()).as("due by " + by).contains(expected);
        return state;
    }

    @Test
    @DisplayName("pots come back equal in every field")
    void pots() {
        Pot pot = new Pot(1, 2, 3, 4, 5, 6, 7, Optional.of(SampleLots.day(8)), Optional.of(SampleLots.day(2)));
        Pot ends = new Pot(
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.empty());
        CurrencyId other = new CurrencyId("other");

        change(SampleChange.of(account, "1").pot(SampleFact.POINTS, pot).pot(other, ends));

        assertThat(probe.state(account).pots()).isEqualTo(Map.of(SampleFact.POINTS, pot, other, ends));
        assertThat(probe.heads(program, 10).get(0).pots()).isEqualTo(Map.of(SampleFact.POINTS, pot, other, ends));
        assertThat(probe.state(account).nextDue().orElseThrow()).isBeforeOrEqualTo(SampleLots.day(8));
        change(SampleChange.of(account, "2").pot(SampleFact.POINTS, Pot.EMPTY));
        assertThat(probe.state(account).pots()).isEqualTo(Map.of(SampleFact.POINTS, Pot.EMPTY, other, ends));
    }

    /** Lots, holds, pots and places of one account as a test remembers them. */
    private static final class Model {

        private final Map<LotId, Lot> lots = new HashMap<>();
        private final Map<IdempotencyKey, Hold> holds = new HashMap<>();
        private final Map<CurrencyId, Pot> pots = new HashMap<>();
        private final Map<LadderId, TierState> places = new HashMap<>();

        Optional<Instant> nextDue() {
            List<Instant> all = new ArrayList<>();
            lots.values().forEach(lot -> lot.dueAt().ifPresent(all::add));
            holds.values().forEach(hold -> hold.releaseAt().ifPresent(all::add));
            pots.values().forEach(pot -> pot.lapsesAt().ifPresent(all::add));
            places.values().forEach(place -> place.dueAt().ifPresent(all::add));
            return all.stream().min(Comparator.naturalOrder());
        }

        SampleChange next(SampleChange change, Random random, long sequence) {
            CurrencyId currency = new CurrencyId("currency " + random.nextInt(2));
            switch (random.nextInt(5)) {
                case 0 -> {
                    Lot lot = lot(random, currency, sequence);
                    lots.put(lot.id(), lot);
                    change.lots(lot);
                }
                case 1 -> {
                    Hold hold = new Hold(
                            key("hold " + sequence), currency, 1, Optional.empty(), instant(random), List.of());
                    holds.put(hold.key(), hold);
                    change.holds(hold);
                }
                case 2 ->
                    holds.keySet().stream()
                            .min(Comparator.comparing(IdempotencyKey::toString))
                            .ifPresent(hold -> {
                                holds.remove(hold);
                                change.ends(hold);
                            });
                case 3 -> {
                    LadderId ladder = new LadderId("ladder " + random.nextInt(2));
                    TierState place = SampleTiers.due(instant(random));
                    places.put(ladder, place);
                    change.place(ladder, place);
                }
                default -> {
                    Pot pot = new Pot(1, 0, 0, 0, 1, 1, 0, instant(random), instant(random));
                    pots.put(currency, pot);
                    change.pot(currency, pot);
                }
            }
            return change;
        }

        private static Lot lot(Random random, CurrencyId currency, long sequence) {
            LotId id = new LotId(1 + random.nextInt((int) sequence), 0);
            LotExpiry expiry = instant(random).<LotExpiry>map(LotExpiry.At::new).orElse(LotExpiry.Never.INSTANCE);
            return new Lot(
                    id, currency, random.nextInt(3), random.nextInt(2), SampleLots.active(Instant.EPOCH, expiry));
        }

        private static Optional<Instant> instant(Random random) {
            return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(SampleLots.day(random.nextInt(50)));
        }
    }

    @RepeatedTest(8)
    @DisplayName(
            "nothing happens before the instant that an account is said to be due, whatever has changed, several at a time")
    void never_too_late(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Model model = new Model();
        long sequence = 0;
        while (sequence < 60) {
            List<Unit<AccountState>> units = new ArrayList<>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                sequence++;
                units.add(model.next(SampleChange.of(account, "change " + sequence), random, sequence)
                        .unit());
            }
            probe.store().update(units);

            Optional<Instant> due = model.nextDue();
            if (due.isPresent()) {
                assertThat(probe.state(account).nextDue().orElseThrow()).isBeforeOrEqualTo(due.get());
                assertThat(listed(due.get(), 10)).hasSize(1);
                AccountState state = probe.state(SampleLots.want(account, due.get()));
                assertThat(state.lots())
                        .containsAll(model.lots.values().stream()
                                .filter(lot -> lot.dueAt().equals(due))
                                .toList());
                assertThat(state.holds())
                        .containsAll(model.holds.values().stream()
                                .filter(hold -> hold.releaseAt().equals(due))
                                .toList());
            }
        }
    }

    @Test
    @DisplayName("every account to which something happens until an instant is listed, page by page, erased ones never")
    void accounts_due() {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            AccountId each = account("member " + i);
            accounts.add(each);
            SampleChange change = SampleChange.of(each, "1");
            switch (i % 5) {
                case 0 -> change.lots(SampleLots.until(0, 5, i));
                case 1 -> change.holds(SampleLots.hold(key("1"), Optional.of(SampleLots.day(i))));
                case 2 ->
                    change.pot(
                            SampleFact.POINTS,
                            new Pot(1, 0, 0, 0, 1, 1, 0, Optional.of(SampleLots.day(i)), Optional.empty()));
                case 3 -> change.place(SampleTiers.LADDER, SampleTiers.due(Optional.of(SampleLots.day(i))));
                default ->
                    change.lots(SampleLots.lot(0, 5, SampleLots.active(Instant.EPOCH, LotExpiry.Never.INSTANCE)));
            }
            change(change);
        }
        AccountId erased = account("erased");
        change(SampleChange.of(erased, "1")
                .lots(SampleLots.until(0, 5, 0))
                .place(SampleTiers.LADDER, SampleTiers.due(Optional.of(SampleLots.day(0)))));
        probe.store().erase(erased.member());

        for (int limit : List.of(1, 2, 3, 100)) {
            List<AccountHead> heads = listed(SampleLots.day(8), limit);
            assertThat(heads).isSortedAccordingTo(Comparator.comparing(AccountHead::pseudonym));
            assertThat(heads.stream().map(head -> head.member().orElseThrow()))
                    .doesNotHaveDuplicates()
                    .contains(List.of(0, 1, 2, 3, 5, 6, 7, 8).stream()
                            .map(i -> accounts.get(i).member())
                            .toArray(MemberId[]::new));
        }
    }

    private List<AccountHead> listed(Instant dueBy, int limit) {
        List<AccountHead> all = new ArrayList<>();
        Optional<AccountQuery> query =
                Optional.of(new AccountQuery(program, Optional.empty(), Optional.of(dueBy), limit));
        while (query.isPresent()) {
            Page<AccountHead, AccountQuery> page = probe.store().accounts(query.get());
            assertThat(page.items().size()).isLessThanOrEqualTo(limit);
            all.addAll(page.items());
            query = page.next();
        }
        return all;
    }

    @Test
    @DisplayName("the last seal of an account is listed")
    void sealed() {
        change(SampleChange.of(account, "1"));
        assertThat(probe.heads(program, 1).get(0).sealed()).isZero();
        change(SampleChange.of(account)
                .posting(SampleFact.key("2"), PostingKind.SEAL, Optional.empty())
                .posting(SampleFact.key("3"), PostingKind.SEAL, Optional.empty())
                .posting(SampleFact.key("4"), PostingKind.GRANT, Optional.empty()));
        change(SampleChange.of(account, "5"));

        AccountHead head = probe.heads(program, 1).get(0);
        assertThat(head.sealed()).isEqualTo(3);
        assertThat(head.sequence()).isEqualTo(5);
    }
}
