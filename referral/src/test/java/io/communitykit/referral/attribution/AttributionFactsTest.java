package io.communitykit.referral.attribution;

import static io.communitykit.referral.attribution.Shop.day;
import static io.communitykit.referral.attribution.Shop.key;
import static io.communitykit.referral.attribution.Shop.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.money.Money;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.order.PaidOrder;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Out of a shop's events")
class AttributionFactsTest {

    private static CommunityEvent.Builder event(EventType type) {
        return CommunityEvent.builder(key("1"), type, day(1)).actor(member("王🍼"));
    }

    @Test
    @DisplayName("an invitation of a known friend is a touch, as strong and on the way that it says")
    void touch() {
        CommunityEvent.Builder plain = event(EventType.MEMBER_INVITED).beneficiary(member("林"));
        assertThat(AttributionFacts.touch(plain.build()))
                .contains(new Touch(
                        key("1"),
                        member("林"),
                        Shop.promoter("王🍼"),
                        AttributionFacts.INVITATION,
                        Strength.DETERMINISTIC_CLICK,
                        day(1)));
        assertThat(AttributionFacts.touch(plain.with("channel", new AttributeValue.Text("直播"))
                        .with("strength", new AttributeValue.Text("typed-code"))
                        .with("role", new AttributeValue.Text("affiliate"))
                        .build()))
                .contains(new Touch(
                        key("1"),
                        member("林"),
                        new Promoter(member("王🍼"), PromoterKind.AFFILIATE),
                        new ChannelId("直播"),
                        Strength.TYPED_CODE,
                        day(1)));
        assertThat(AttributionFacts.touch(event(EventType.MEMBER_INVITED).build()))
                .isEmpty();
        assertThat(AttributionFacts.touch(event(EventType.MEMBER_LOGGED_IN).build()))
                .isEmpty();
    }

    @Test
    @DisplayName("who registered, and an order of one line, are read")
    void others() {
        assertThat(AttributionFacts.registered(
                        event(EventType.MEMBER_REGISTERED).build()))
                .contains(member("王🍼"));
        assertThat(AttributionFacts.registered(event(EventType.ORDER_PAID).build()))
                .isEmpty();
        PaidOrder order = AttributionFacts.paid(event(EventType.ORDER_PAID)
                        .subject(new Subject("单1"))
                        .with("amount", new AttributeValue.Amount(new Money(9_900, Currency.getInstance("CNY"))))
                        .build())
                .orElseThrow();
        assertThat(order.order()).isEqualTo(new OrderId("单1"));
        assertThat(order.buyer()).isEqualTo(member("王🍼"));
        assertThat(order.net()).isEqualTo(9_900);
        assertThat(order.at()).isEqualTo(day(1));
        assertThat(AttributionFacts.paid(event(EventType.CART_ADDED).build())).isEmpty();
    }

    @Test
    @DisplayName("what lacks a part, or has one that is something else, is refused by name")
    void faults() {
        assertThatThrownBy(
                        () -> AttributionFacts.paid(event(EventType.ORDER_PAID).build()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> AttributionFacts.paid(event(EventType.ORDER_PAID)
                        .subject(new Subject("1"))
                        .with("amount", new AttributeValue.Whole(5))
                        .build()))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> AttributionFacts.touch(event(EventType.MEMBER_INVITED)
                        .beneficiary(member("林"))
                        .with("strength", new AttributeValue.Text("rumour"))
                        .build()))
                .hasMessageContaining("strength")
                .hasMessageContaining("rumour");
        assertThatThrownBy(() -> AttributionFacts.touch(event(EventType.MEMBER_INVITED)
                        .beneficiary(member("林"))
                        .with("channel", new AttributeValue.Whole(1))
                        .build()))
                .hasMessageContaining("channel");
        assertThatThrownBy(() -> AttributionFacts.registered(
                        CommunityEvent.builder(key("1"), EventType.MEMBER_REGISTERED, day(1))
                                .build()))
                .hasMessageContaining("actor");
    }
}
