package io.communitykit.membership.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.PointsStore;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

class PointsModelPropertyTest {

    private static final List<String> MEMBERS = List.of("ann", "bob", "cai");

    private PointsStore store = emptyStore();

    /** Goes its own way, now and then backwards. */
    private Instant now = Instant.EPOCH;

    @BeforeTry
    void startAnew() {
        store = emptyStore();
        now = Instant.parse("2026-04-01T00:00:00Z");
    }

    private static PointsStore emptyStore() {
        return new InMemoryPointsStore(
                PseudonymKey.of("a secret that is long enough".getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<PlainProgram> programs() {
        return RandomPrograms.programs();
    }

    @Provide
    Arbitrary<List<PlainEvent>> histories() {
        return RandomPrograms.histories();
    }

    private Points points(PlainProgram program) {
        return points(program, store);
    }

    private Points points(PlainProgram program, PointsStore on) {
        return Points.builder(program.real(), on).clock(() -> now).build();
    }

    @Property(tries = 1_500)
    @Label("any program answers any history, fact by fact, as the naive model does")
    void agrees_with_the_model(
            @ForAll("programs") PlainProgram program, @ForAll("histories") List<PlainEvent> history) {
        NaivePoints model = new NaivePoints(program);
        Points points = points(program);

        for (PlainEvent event : history) {
            now = now.plus(Duration.ofSeconds(event.id() - 20));
            assertThat(Lines.of(points.apply(event.real())))
                    .as(event.toString())
                    .isEqualTo(model.tell(event));
        }

        for (String member : MEMBERS) {
            assertThat(balances(points, member)).isEqualTo(model.balances(member));
            assertBooksAreInOrder(points, member, model.postings(member));
        }
    }

    private static Map<String, BigInteger> balances(Points points, String member) {
        Map<String, BigInteger> balances = new TreeMap<>();
        points.pots(new MemberId(member))
                .forEach((currency, pot) -> balances.put(currency.value(), BigInteger.valueOf(pot.balance())));
        return balances;
    }

    /** Entries sum to the balance, those above 0 to what was earned, those below to what was spent; time never runs back. */
    private static void assertBooksAreInOrder(Points points, String member, int expected) {
        List<Posting> postings = points.statement(new MemberId(member), 10_000).items();
        assertThat(postings).hasSize(expected);
        Map<CurrencyId, BigInteger> sums = new TreeMap<>();
        Map<CurrencyId, BigInteger> earned = new TreeMap<>();
        Instant last = Instant.MIN;
        for (int i = 0; i < postings.size(); i++) {
            assertThat(postings.get(i).sequence()).isEqualTo(i + 1);
            assertThat(postings.get(i).recordedAt()).isAfterOrEqualTo(last);
            last = postings.get(i).recordedAt();
            for (Entry entry : postings.get(i).entries()) {
                BigInteger applied = BigInteger.valueOf(entry.applied());
                assertThat(entry.balance())
                        .isEqualTo(sums.merge(entry.currency(), applied, BigInteger::add)
                                .longValueExact());
                earned.merge(entry.currency(), applied.max(BigInteger.ZERO), BigInteger::add);
            }
        }
        points.pots(new MemberId(member)).forEach((currency, pot) -> {
            assertThat(BigInteger.valueOf(pot.balance())).isEqualTo(sums.get(currency));
            assertThat(BigInteger.valueOf(pot.earned())).isEqualTo(earned.get(currency));
            assertThat(pot.earned() - pot.spent()).isEqualTo(pot.balance());
        });
    }

    @Property(tries = 300)
    @Label("told again, as a whole and in any pieces, a history changes nothing and is answered the same")
    void told_again(@ForAll("programs") PlainProgram program, @ForAll("histories") List<PlainEvent> history) {
        Points points = points(program);
        List<FactResult> first =
                points.applyAll(history.stream().map(PlainEvent::real).toList());
        Object before = everything(points);

        for (int i = history.size() - 1; i >= 0; i--) {
            FactResult again = points.apply(history.get(i).real());
            assertThat(again.accounts()).hasSameSizeAs(first.get(i).accounts());
            for (int j = 0; j < again.accounts().size(); j++) {
                AccountResult original = first.get(i).accounts().get(j);
                AccountResult repeat = again.accounts().get(j);
                assertThat(repeat).isNotInstanceOf(AccountResult.Applied.class);
                assertThat(repeat.posted()).isEqualTo(original.posted());
                assertThat(repeat.account()).isEqualTo(original.account());
            }
        }

        assertThat(everything(points)).isEqualTo(before);
    }

    @Property(tries = 300)
    @Label("told one by one or in one call, a history comes to the same")
    void batch_is_one_by_one(@ForAll("programs") PlainProgram program, @ForAll("histories") List<PlainEvent> history) {
        Points single = points(program);
        List<FactResult> expected =
                history.stream().map(event -> single.apply(event.real())).toList();
        Points batched = points(program, emptyStore());

        assertThat(batched.applyAll(history.stream().map(PlainEvent::real).toList()))
                .isEqualTo(expected);
    }

    @Property(tries = 300)
    @Label("facts of different members commute: sorted by member, a history leads to the same accounts")
    void members_commute(@ForAll("programs") PlainProgram program, @ForAll("histories") List<PlainEvent> history) {
        List<PlainEvent> alone = onlyFirst(history).stream()
                .map(event -> new PlainEvent(
                        event.id(), event.type(), event.actor(), null, event.at(), event.subject(), event.data()))
                .toList();
        List<PlainEvent> sorted = new ArrayList<>(alone);
        sorted.sort(java.util.Comparator.comparing(event -> String.valueOf(event.actor())));
        Points straight = points(program);
        Points bySorting = points(program, emptyStore());

        alone.forEach(event -> straight.apply(event.real()));
        sorted.forEach(event -> bySorting.apply(event.real()));

        for (String member : MEMBERS) {
            MemberId id = new MemberId(member);
            assertThat(bySorting.statement(id, 1_000)).isEqualTo(straight.statement(id, 1_000));
            assertThat(bySorting.pots(id)).isEqualTo(straight.pots(id));
        }
    }

    @Property(tries = 500)
    @Label("within one account the order matters only where a cap or floor bit, and then an entry says so")
    void order_matters_only_at_a_limit(
            @ForAll("programs") PlainProgram program, @ForAll("histories") List<PlainEvent> history) {
        List<PlainEvent> forwards = onlyFirst(history);
        List<PlainEvent> backwards = new ArrayList<>(forwards);
        java.util.Collections.reverse(backwards);
        Points there = points(program);
        Points back = points(program, emptyStore());
        forwards.forEach(event -> there.apply(event.real()));
        backwards.forEach(event -> back.apply(event.real()));

        for (String member : MEMBERS) {
            MemberId id = new MemberId(member);
            boolean bitten = bit(there, id) || bit(back, id);
            if (!bitten) {
                assertThat(there.pots(id)).isEqualTo(back.pots(id));
            }
        }
    }

    private static boolean bit(Points points, MemberId member) {
        return points.statement(member, 1_000).items().stream()
                .flatMap(posting -> posting.entries().stream())
                .anyMatch(entry -> entry.limit().isPresent());
    }

    private static List<PlainEvent> onlyFirst(List<PlainEvent> history) {
        return List.copyOf(history.stream()
                .collect(Collectors.toMap(
                        PlainEvent::id, event -> event, (first, later) -> first, java.util.LinkedHashMap::new))
                .values());
    }

    private Object everything(Points points) {
        List<AccountHead> heads = store.accounts(points.everyAccount(100)).items();
        return Map.of(
                "heads",
                heads,
                "statements",
                MEMBERS.stream()
                        .map(member -> points.statement(new MemberId(member), 1_000))
                        .toList());
    }
}
