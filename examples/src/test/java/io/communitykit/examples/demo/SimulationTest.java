package io.communitykit.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.EventWriter;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.bargain.BargainFacts;
import io.communitykit.examples.fact.ReferralFacts;
import io.communitykit.examples.team.TeamFacts;
import io.communitykit.examples.words.ReadyScreen;
import io.communitykit.risk.word.Action;
import io.communitykit.risk.word.screen.WordScreen;
import java.io.ByteArrayOutputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<CommunityEvent> HISTORY = events(settings(400, 56, 7));

    private static SimulationSettings settings(int members, int days, long seed) {
        return new SimulationSettings(members, days, seed, LocalDate.of(2026, 1, 5), SHANGHAI);
    }

    private static List<CommunityEvent> events(SimulationSettings settings) {
        List<CommunityEvent> events = new ArrayList<>();
        Simulation.run(settings, events::add);
        return events;
    }

    private static byte[] bytes(SimulationSettings settings) {
        var bytes = new ByteArrayOutputStream();
        try (EventWriter writer = EventWriter.to(bytes)) {
            Simulation.run(settings, writer::write);
        }
        return bytes.toByteArray();
    }

    private static long count(Predicate<CommunityEvent> which) {
        return HISTORY.stream().filter(which).count();
    }

    @Test
    @DisplayName("the same settings give the same bytes, another seed gives others")
    void deterministic() {
        assertThat(bytes(settings(50, 10, 1))).isEqualTo(bytes(settings(50, 10, 1)));
        assertThat(bytes(settings(50, 10, 1))).isNotEqualTo(bytes(settings(50, 10, 2)));
    }

    @Test
    @DisplayName("SplitMix64 gives the published numbers for seed 1234567, on every machine")
    void published() {
        // From the reference implementation's test vector, as Rosetta Code "Pseudo-random numbers/Splitmix64" lists it.
        Chance chance = new Chance(1234567);
        assertThat(List.of(chance.nextLong(), chance.nextLong(), chance.nextLong()))
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    @DisplayName("events come in the order of time, numbered without a gap")
    void ordered() {
        assertThat(HISTORY).isSortedAccordingTo(Comparator.comparing(CommunityEvent::occurredAt));
        for (int i = 0; i < HISTORY.size(); i++) {
            assertThat(HISTORY.get(i).id().value()).endsWith(String.valueOf(i + 1));
        }
    }

    @Test
    @DisplayName("every member registers once, and nobody acts before")
    void registered() {
        Map<MemberId, Instant> registered = new HashMap<>();
        List<CommunityEvent> opened = new ArrayList<>();
        for (CommunityEvent event : HISTORY) {
            MemberId actor = event.actor().orElseThrow();
            if (event.type().equals(EventType.MEMBER_REGISTERED)) {
                assertThat(registered.put(actor, event.occurredAt())).isNull();
            }
            assertThat(registered).containsKey(actor);
            if (event.type().equals(ReferralFacts.LINK_OPENED)) {
                opened.add(event);
            } else {
                event.beneficiary().ifPresent(other -> assertThat(registered).containsKey(other));
            }
        }
        // Who opens a link may register by it, at once.
        assertThat(opened)
                .allSatisfy(
                        event -> assertThat(registered.get(event.beneficiary().orElseThrow()))
                                .isBefore(event.occurredAt().plusSeconds(3)));
        assertThat(registered).hasSize(400 + PlantedRing.MEMBERS);
    }

    @Test
    @DisplayName("a tenth of the members does more than a third of everything, and nobody more than a tenth")
    void zipf() {
        Map<MemberId, Long> activity = new HashMap<>();
        HISTORY.forEach(event -> activity.merge(event.actor().orElseThrow(), 1L, Long::sum));
        List<Long> sorted =
                activity.values().stream().sorted(Comparator.reverseOrder()).toList();
        long busiest = sorted.subList(0, 40).stream().mapToLong(Long::longValue).sum();
        assertThat(busiest * 3).isGreaterThan(HISTORY.size());
        assertThat(sorted.get(0) * 10).isLessThan(HISTORY.size());
    }

    @Test
    @DisplayName("evenings are livelier than nights, and weekends than weekdays")
    void rhythm() {
        assertThat(count(event -> hour(event) >= 19 && hour(event) < 23))
                .isGreaterThan(5 * count(event -> hour(event) >= 1 && hour(event) < 5));
        long weekend = count(event -> weekday(event).compareTo(DayOfWeek.SATURDAY) >= 0);
        assertThat(weekend * 5).isGreaterThan(2 * (HISTORY.size() - weekend));
    }

    private static int hour(CommunityEvent event) {
        return event.occurredAt().atZone(SHANGHAI).getHour();
    }

    private static DayOfWeek weekday(CommunityEvent event) {
        return event.occurredAt().atZone(SHANGHAI).getDayOfWeek();
    }

    @Test
    @DisplayName("a refund follows its order, goes to the same member and is no larger")
    void refunds() {
        Map<Object, CommunityEvent> orders = new HashMap<>();
        int refunds = 0;
        for (CommunityEvent event : HISTORY) {
            if (event.type().equals(EventType.ORDER_PAID)) {
                orders.put(event.subject().orElseThrow(), event);
            } else if (event.type().equals(EventType.ORDER_REFUNDED)) {
                CommunityEvent order =
                        Objects.requireNonNull(orders.get(event.subject().orElseThrow()));
                assertThat(order.actor()).isEqualTo(event.actor());
                assertThat(minor(event)).isBetween(1L, minor(order));
                refunds++;
            }
        }
        assertThat(refunds).isPositive();
    }

    @Test
    @DisplayName("an order is received once, by its buyer, days after it was paid and never after it was paid back")
    void receipts() {
        Map<Object, CommunityEvent> orders = new HashMap<>();
        Set<Object> over = new HashSet<>();
        int receipts = 0;
        for (CommunityEvent event : HISTORY) {
            if (event.type().equals(EventType.ORDER_PAID)) {
                orders.put(event.subject().orElseThrow(), event);
            } else if (event.type().equals(EventType.ORDER_REFUNDED)) {
                over.add(event.subject().orElseThrow());
            } else if (event.type().equals(ReferralFacts.ORDER_RECEIVED)) {
                Object subject = event.subject().orElseThrow();
                CommunityEvent order = Objects.requireNonNull(orders.get(subject));
                assertThat(order.actor()).isEqualTo(event.actor());
                assertThat(order.occurredAt().plus(Duration.ofDays(1))).isBeforeOrEqualTo(event.occurredAt());
                assertThat(over.add(subject)).isTrue();
                receipts++;
            }
        }
        assertThat(receipts * 2).isGreaterThan(orders.size());
    }

    @Test
    @DisplayName("links lead to three partners, to oneself and, of customers, to other members")
    void links() {
        Set<MemberId> partners = new HashSet<>();
        int own = 0;
        int others = 0;
        for (CommunityEvent event : HISTORY) {
            if (event.type().equals(ReferralFacts.LINK_OPENED)) {
                MemberId promoter = event.actor().orElseThrow();
                if (event.attributes().toString().contains("affiliate")) {
                    partners.add(promoter);
                } else if (event.beneficiary().equals(event.actor())) {
                    own++;
                } else {
                    others++;
                }
            }
        }
        assertThat(partners).hasSize(3);
        assertThat(own).isPositive();
        assertThat(others).isGreaterThan(own);
    }

    private static long minor(CommunityEvent event) {
        AttributeValue amount = event.attribute(new AttributeName("amount")).orElseThrow();
        return ((AttributeValue.Amount) amount).value().minor();
    }

    @Test
    @DisplayName("there is everything a shop's community has, spam and reports included")
    void vocabulary() {
        assertThat(HISTORY.stream().map(CommunityEvent::type).distinct())
                .contains(
                        EventType.MEMBER_REGISTERED,
                        EventType.MEMBER_INVITED,
                        EventType.MEMBER_CHECKED_IN,
                        EventType.CONTENT_PUBLISHED,
                        EventType.CONTENT_VIEWED,
                        EventType.CONTENT_LIKED,
                        EventType.CONTENT_FAVOURITED,
                        EventType.CONTENT_COMMENTED,
                        EventType.CONTENT_SHARED,
                        EventType.CONTENT_REPORTED,
                        EventType.PRODUCT_REVIEWED,
                        EventType.CART_ADDED,
                        EventType.ORDER_PAID,
                        EventType.ORDER_REFUNDED,
                        ReferralFacts.LINK_OPENED,
                        ReferralFacts.ORDER_RECEIVED);
        assertThat(count(event -> event.attributes().toString().contains("加V信")))
                .isPositive();
        assertThat(count(event -> event.attributes().toString().contains("𠮷"))).isPositive();
    }

    @Test
    @DisplayName("advertisements are disguised in many ways; each does not pass, and no honest text is blocked")
    void adverts() {
        Set<String> planted = new HashSet<>();
        List<CommunityEvent> events = new ArrayList<>();
        Simulation.run(settings(400, 56, 11), events::add, planted::add);
        WordScreen screen = ReadyScreen.make();
        assertThat(planted).hasSizeGreaterThan(30);
        assertThat(planted)
                .allSatisfy(text -> assertThat(screen.check(text).action()).isNotEqualTo(Action.PASS));
        Set<String> written = new HashSet<>();
        for (CommunityEvent event : events) {
            event.attribute(new AttributeName("text")).ifPresent(it -> written.add(((AttributeValue.Text) it).value()));
            event.attribute(new AttributeName("title"))
                    .ifPresent(it -> written.add(((AttributeValue.Text) it).value()));
        }
        assertThat(written).containsAll(planted).contains("店门口在路口交通很方便，停车也好");
        written.removeAll(planted);
        written.removeAll(ShopWords.SPAM);
        assertThat(written)
                .hasSizeGreaterThan(100)
                .allSatisfy(text -> assertThat(screen.check(text).action()).isEqualTo(Action.PASS));
    }

    @Test
    @DisplayName("sizes out of range are refused")
    void ranges() {
        assertThatThrownBy(() -> settings(0, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settings(1, 3_661, 1)).hasMessageContaining("days must be 1 to 3660, got 3661");
    }

    @Test
    @DisplayName("the smallest community works")
    void smallest() {
        assertThat(events(settings(1, 1, 3))).isNotEmpty();
    }

    @Test
    @DisplayName(
            "who buys together are different members of whom nobody is in more than two teams, and no friend helps one bargain twice")
    void groupBuys() {
        Map<String, Set<MemberId>> teams = new HashMap<>();
        Map<String, List<MemberId>> friends = new HashMap<>();
        for (CommunityEvent event : HISTORY) {
            String subject = event.subject().map(Object::toString).orElse("");
            if (event.type().equals(TeamFacts.OPENED) || event.type().equals(TeamFacts.JOINED)) {
                assertThat(teams.computeIfAbsent(subject, it -> new HashSet<>())
                                .add(event.actor().orElseThrow()))
                        .isTrue();
            } else if (event.type().equals(BargainFacts.HELPED)) {
                friends.computeIfAbsent(subject, it -> new ArrayList<>())
                        .add(event.actor().orElseThrow());
            }
        }
        assertThat(teams)
                .hasSize(8)
                .allSatisfy((team, members) -> assertThat(members).hasSize(4));
        Map<MemberId, Integer> in = new HashMap<>();
        teams.values().forEach(all -> all.forEach(it -> in.merge(it, 1, Integer::sum)));
        assertThat(in.values()).allMatch(it -> it <= 2);
        assertThat(friends)
                .hasSize(2)
                .allSatisfy((bargain, all) -> assertThat(all).hasSize(22).doesNotHaveDuplicates());
        assertThat(count(it -> it.type().equals(BargainFacts.ORDERED))).isEqualTo(2);
    }
}
