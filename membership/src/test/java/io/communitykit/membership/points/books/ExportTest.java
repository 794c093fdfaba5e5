package io.communitykit.membership.points.books;

import static io.communitykit.membership.points.ledger.Till.ANN;
import static io.communitykit.membership.points.ledger.Till.BOB;
import static io.communitykit.membership.points.ledger.Till.COINS;
import static io.communitykit.membership.points.ledger.Till.POINTS;
import static io.communitykit.membership.points.ledger.Till.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.TransferRule;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Want;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An export of a member")
class ExportTest {

    private static final LotPolicy POLICY = LotPolicy.DEFAULT
            .expiry(new ExpiryRule.After(Period.ofDays(30), Optional.empty()))
            .transfer(TransferRule.KEEP_EXPIRY);

    enum Place {
        HEAP {
            @Override
            PointsStore store() {
                return new InMemoryPointsStore(Till.SECRET);
            }
        },
        H2 {
            @Override
            PointsStore store() {
                JdbcDataSource database = new JdbcDataSource();
                database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0");
                SchemaInstaller.of(database).install(JdbcPointsStore.SCHEMA);
                return JdbcPointsStore.builder(ConnectionSource.own(database), Till.SECRET)
                        .build();
            }
        };

        abstract PointsStore store();
    }

    /** Earned, spent, two holds open of which one ends by itself, one committed in part, sent and received, in two currencies. */
    private static Till story(Place place) {
        Till till = Till.of(Till.program("UTC", POLICY), place.store());
        till.as(BOB).give("bob's secret", 70);
        till.as(ANN).paid("o1", 10_000);
        till.give("a", 40);
        till.hold("open", 10, "o2");
        till.holdUntil("released", 5, "2026-03-20T12:00:00Z");
        till.hold("used", 20);
        till.commit("used", 15);
        till.send("to bob", BOB, 7);
        till.as(BOB).send("from bob", ANN, 3);
        till.as(ANN).execute(new PointsCommand.Grant(key("c"), ANN, COINS, 2, Till.reason(), till.now()));
        return till;
    }

    private static PointsBooks books(Till till, PointsStore store) {
        return PointsBooks.builder(till.program(), store).clock(till::now).build();
    }

    private static Optional<MemberExport> export(Till till, MemberId member) {
        return books(till, till.store()).export(member);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("has every posting, the pots, the lots with points, and what is set aside")
    void complete(Place place) {
        Till till = story(place);
        MemberExport export = export(till, ANN).orElseThrow();

        assertThat(export.account()).isEqualTo(till.account());
        assertThat(export.at()).isEqualTo(till.now());
        assertThat(export.postings()).isEqualTo(till.postings()).hasSizeGreaterThan(8);
        assertThat(export.due()).isEmpty();
        assertThat(export.pots())
                .isEqualTo(till.points().pots(ANN))
                .containsOnlyKeys(POINTS, COINS, Till.GROWTH)
                .containsEntry(POINTS, till.pot());
        assertThat(export.lots().stream().filter(lot -> lot.currency().equals(POINTS)))
                .containsExactlyElementsOf(
                        till.lots().stream().filter(lot -> lot.points() > 0).toList());
        assertThat(export.lots().stream().filter(lot -> lot.currency().equals(COINS)))
                .singleElement()
                .returns(2L, lot -> lot.points());
        assertThat(export.holds()).extracting(Hold::key).containsExactly(key("open"), key("released"));
        assertThat(export.holds().get(0).subject()).isEqualTo(Till.about("o2"));
        assertThat(export.holds()).extracting(Hold::points).containsExactly(10L, 5L);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("counts what is due as if it were posted, and shows it apart")
    void due(Place place) {
        Till till = story(place);
        till.at("2026-04-20T12:00:00Z");
        int posted = till.postings().size();
        MemberExport before = export(till, ANN).orElseThrow();

        assertThat(before.postings()).hasSize(posted);
        assertThat(before.due())
                .isNotEmpty()
                .allMatch(posting -> posting.kind() == PostingKind.DUE || posting.kind() == PostingKind.RELEASE);
        assertThat(before.due().get(0).sequence()).isEqualTo(posted + 1L);
        assertThat(before.holds()).extracting(Hold::key).containsExactly(key("open"));
        till.run();
        MemberExport after = export(till, ANN).orElseThrow();

        assertThat(after.due()).isEmpty();
        assertThat(after.postings()).hasSize(posted + before.due().size());
        assertThat(before)
                .usingRecursiveComparison()
                .ignoringFields("postings", "due")
                .isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("of a member never seen, or erased, is empty")
    void nobody(Place place) {
        Till till = story(place);
        assertThat(export(till, new MemberId("ANN"))).isEmpty();
        till.points().erase(ANN);

        assertThat(export(till, ANN)).isEmpty();
        assertThat(export(till, BOB)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("tells apart ids that databases like to take for one")
    void ids(Place place) {
        Till till = story(place);
        List<MemberId> members =
                List.of(new MemberId("小明"), new MemberId("小红"), new MemberId("😀"), new MemberId("😋"));
        members.forEach(member -> till.as(member).give("for " + member, members.indexOf(member) + 1));

        for (MemberId member : members) {
            MemberExport export = export(till, member).orElseThrow();
            assertThat(export.account().member()).isEqualTo(member);
            assertThat(export.postings())
                    .singleElement()
                    .returns(key("for " + member), posting -> posting.key().key())
                    .returns(members.indexOf(member) + 1L, posting -> posting.applied(POINTS));
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("names no other member, also where points were sent to and fro")
    void others(Place place) {
        Till till = Till.of(Till.program("UTC", POLICY), place.store());
        MemberId other = new MemberId("bob-7f3a");
        till.as(ANN).give("a", 40);
        till.as(other).give("b", 40);
        till.as(ANN).send("x", other, 7);
        till.as(other).send("y", ANN, 3);
        MemberExport export = export(till, ANN).orElseThrow();

        assertThat(export.postings().stream().flatMap(posting -> posting.entries().stream()))
                .extracting(entry -> entry.kind())
                .contains(EntryKind.SEND, EntryKind.RECEIVE);
        assertThat(export.toString()).doesNotContain("7f3a");
        for (Posting posting : export.postings()) {
            assertThat(List.of(posting.key().toString(), posting.subject(), posting.reason(), posting.entries()))
                    .asString()
                    .doesNotContain("7f3a");
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("is of one moment, whatever is posted while it is made")
    void one_moment(Place place) {
        Till till = story(place);
        AtomicBoolean once = new AtomicBoolean(true);
        PointsStore busy = new HandledStore(till.store()) {
            @Override
            public List<AccountState> read(List<Want> wants) {
                if (once.getAndSet(false)) {
                    till.hold("meanwhile", 1);
                }
                return super.read(wants);
            }
        };
        MemberExport export = books(till, busy).export(ANN).orElseThrow();

        assertThat(export.postings()).isEqualTo(till.postings());
        assertThat(export.pots()).containsEntry(POINTS, till.pot());
        assertThat(export.holds()).extracting(Hold::key).contains(key("meanwhile"));
    }

    @Test
    @DisplayName("of a member who is erased while it is made is empty")
    void erased_between() {
        Till till = story(Place.HEAP);
        PointsStore busy = new HandledStore(till.store()) {
            @Override
            public List<AccountState> read(List<Want> wants) {
                List<AccountState> states = super.read(wants);
                till.points().erase(ANN);
                return states;
            }

            @Override
            public Page<Posting, PostingQuery> postings(PostingQuery query) {
                Page<Posting, PostingQuery> page = super.postings(query);
                till.as(ANN).give("late", 1);
                return page;
            }
        };

        assertThat(books(till, busy).export(ANN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    @DisplayName("is refused rather than incomplete where a posting is missing")
    void missing(Place place) {
        Till till = story(place);
        long last = till.postings().size();
        for (long gap : List.of(2L, last)) {
            PointsStore torn = new HandledStore(till.store()) {
                @Override
                public Page<Posting, PostingQuery> postings(PostingQuery query) {
                    Page<Posting, PostingQuery> page = super.postings(query);
                    return new Page<>(
                            page.items().stream()
                                    .filter(posting -> posting.sequence() != gap)
                                    .toList(),
                            page.next());
                }
            };

            assertThatThrownBy(() -> books(till, torn).export(ANN))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("posting " + gap + " ");
        }
    }
}
