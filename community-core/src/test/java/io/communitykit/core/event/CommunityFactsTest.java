package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommunityFactsTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new EventSource("forum"), new EventId("1"));
    private static final Instant AT = Instant.parse("2024-05-01T00:30:00Z");
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BEN = new MemberId("ben");
    private static final ContentId POST = new ContentId("post");
    private static final OrderId ORDER = new OrderId("order");
    private static final Money PRICE = new Money(3900, Currency.getInstance("CNY"));

    private static List<CommunityEvent> aboutMembers() {
        return List.of(
                CommunityFacts.registered(KEY, ANN, AT),
                CommunityFacts.loggedIn(KEY, ANN, AT),
                CommunityFacts.checkedIn(KEY, ANN, AT),
                CommunityFacts.profileCompleted(KEY, ANN, AT),
                CommunityFacts.invited(KEY, ANN, AT));
    }

    private static List<CommunityEvent> aboutContentOfBen() {
        return List.of(
                CommunityFacts.liked(KEY, ANN, POST, BEN, AT),
                CommunityFacts.favourited(KEY, ANN, POST, BEN, AT),
                CommunityFacts.commented(KEY, ANN, POST, BEN, AT),
                CommunityFacts.shared(KEY, ANN, POST, BEN, AT),
                CommunityFacts.reported(KEY, ANN, POST, BEN, AT),
                CommunityFacts.votedUp(KEY, ANN, POST, BEN, AT),
                CommunityFacts.votedDown(KEY, ANN, POST, BEN, AT),
                CommunityFacts.questionAnswered(KEY, ANN, POST, BEN, AT),
                CommunityFacts.answerAccepted(KEY, ANN, POST, BEN, AT),
                CommunityFacts.bountyAwarded(KEY, ANN, POST, BEN, 50, AT));
    }

    private static List<CommunityEvent> aboutThings() {
        return List.of(
                CommunityFacts.surveyAnswered(KEY, ANN, new Subject("survey"), AT),
                CommunityFacts.published(KEY, ANN, POST, "note", AT),
                CommunityFacts.viewed(KEY, ANN, POST, Duration.ofSeconds(3), AT),
                CommunityFacts.bountyOffered(KEY, ANN, POST, 50, AT),
                CommunityFacts.productReviewed(KEY, ANN, new ContentId("product"), AT),
                CommunityFacts.cartAdded(KEY, ANN, new Subject("goods"), AT),
                CommunityFacts.orderPaid(KEY, ANN, ORDER, PRICE, AT),
                CommunityFacts.orderRefunded(KEY, ANN, ORDER, PRICE, AT));
    }

    @Test
    @DisplayName("there is one factory for every type of the vocabulary")
    void coversTheVocabulary() throws IllegalAccessException {
        List<EventType> constants = new ArrayList<>();
        for (Field field : EventType.class.getFields()) {
            constants.add((EventType) field.get(null));
        }
        assertThat(EventType.vocabulary()).containsExactlyElementsOf(constants);
        List<CommunityEvent> facts = new ArrayList<>(aboutMembers());
        facts.addAll(aboutContentOfBen());
        facts.addAll(aboutThings());
        assertThat(facts).extracting(CommunityEvent::type).containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    @DisplayName("every fact says who and when under its key")
    void saysWhoAndWhen() {
        List<CommunityEvent> facts = new ArrayList<>(aboutMembers());
        facts.addAll(aboutContentOfBen());
        facts.addAll(aboutThings());
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.key()).isEqualTo(KEY);
            assertThat(fact.actor()).contains(ANN);
            assertThat(fact.occurredAt()).isEqualTo(AT);
        });
    }

    @Test
    @DisplayName("facts about somebody's content name the content and its owner")
    void namesContentAndOwner() {
        assertThat(aboutContentOfBen()).allSatisfy(fact -> {
            assertThat(fact.subject()).contains(new Subject("post"));
            assertThat(fact.beneficiary()).contains(BEN);
        });
        assertThat(aboutMembers()).allSatisfy(fact -> {
            assertThat(fact.subject()).isEmpty();
            assertThat(fact.beneficiary()).isEmpty();
        });
        assertThat(aboutThings()).allSatisfy(fact -> {
            assertThat(fact.subject()).isPresent();
            assertThat(fact.beneficiary()).isEmpty();
        });
    }

    @Test
    @DisplayName("facts carry the attributes that their types name")
    void carriesAttributes() {
        assertThat(CommunityFacts.published(KEY, ANN, POST, "note", AT).attribute(CommunityFacts.POST_KIND))
                .contains(AttributeValue.of("note"));
        assertThat(CommunityFacts.viewed(KEY, ANN, POST, Duration.ofNanos(2_999_999), AT)
                        .attribute(CommunityFacts.DWELL_MILLIS))
                .contains(AttributeValue.of(2));
        assertThat(CommunityFacts.bountyOffered(KEY, ANN, POST, 50, AT).attribute(CommunityFacts.AMOUNT))
                .contains(AttributeValue.of(50));
        assertThat(CommunityFacts.bountyAwarded(KEY, ANN, POST, BEN, 50, AT).attribute(CommunityFacts.AMOUNT))
                .contains(AttributeValue.of(50));
        assertThat(CommunityFacts.orderPaid(KEY, ANN, ORDER, PRICE, AT).attribute(CommunityFacts.AMOUNT))
                .contains(AttributeValue.of(PRICE));
        assertThat(CommunityFacts.orderRefunded(KEY, ANN, ORDER, PRICE, AT).attribute(CommunityFacts.AMOUNT))
                .contains(AttributeValue.of(PRICE));
    }
}
