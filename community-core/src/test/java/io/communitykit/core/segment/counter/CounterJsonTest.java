package io.communitykit.core.segment.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.JsonReader;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The stored form of a member's counters")
class CounterJsonTest {

    private static final MemberId MING = new MemberId("小明");
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final CounterSet SET = new CounterSet(
            Duration.ofDays(1),
            Duration.ZERO,
            List.of(
                    Counter.builder("logins", Duration.ofDays(1), EventType.MEMBER_LOGGED_IN)
                            .build(),
                    Counter.builder("orders", Duration.ofDays(1), EventType.ORDER_PAID)
                            .by("category")
                            .amount("amount")
                            .value("sku")
                            .build()));

    /** Written once by this release; states in stores have this form. */
    private static final String STORED = "{\"v\":1,\"asOf\":1714737602000000,\"counters\":["
            + "[\"logins\"],[\"orders\",[2,1714564800000000,1714564801000000,0.5,[[\"CNY\",3990]],\"JwnAPAB6GCg\"],"
            + "[[\"生鲜\",[1,1714564800000000,1714564800000000,null,[[\"CNY\",3990]],\"JwnAPAB6GCg\"]]]]],"
            + "\"texts\":[\"🥬\"],\"events\":[[1714737600000000,\"ESJu3NrUE5NLb04Vt_mdzQ\",[1,[0],7]],[2000000,\"VQjjGyM3aV6Ng_6SQ8cUrg\",0]]}";

    private static CommunityEvent.Builder event(String id, EventType type, int seconds) {
        return CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("shop"), new EventId(id)), type, NOON.plusSeconds(seconds))
                .actor(MING);
    }

    private static CounterState state() {
        CounterState state = CounterState.empty();
        for (CommunityEvent event : List.of(
                event("1", EventType.ORDER_PAID, 0)
                        .with("category", AttributeValue.of("生鲜"))
                        .with("amount", AttributeValue.of(new Money(3990, Currency.getInstance("CNY"))))
                        .with("sku", AttributeValue.of("sku-1"))
                        .build(),
                event("2", EventType.ORDER_PAID, 1)
                        .with("amount", AttributeValue.of(new BigDecimal("0.50")))
                        .build(),
                event("3", EventType.ORDER_PAID, 172_800)
                        .with("category", AttributeValue.of("🥬"))
                        .with("amount", AttributeValue.of(7))
                        .build(),
                event("4", EventType.MEMBER_LOGGED_IN, 172_802).build())) {
            state = state.tell(event, MING, SET, event.occurredAt()).changed().orElseThrow();
        }
        return state;
    }

    private static Json json(String text) {
        return JsonReader.read(text, (pointer, expected, got) -> {}).orElseThrow();
    }

    @Test
    @DisplayName("is the same to the byte, always")
    void golden() {
        assertThat(state().toJson()).hasToString(STORED);
        assertThat(CounterState.read(json(STORED)).toJson()).hasToString(STORED);
        assertThat(CounterState.read(json(STORED))).isEqualTo(state());
    }

    @Test
    @DisplayName("takes about 40 bytes for a hit without anything")
    void small() {
        CounterState state = CounterState.empty();
        for (int i = 0; i < 1_000; i++) {
            CommunityEvent event =
                    event("e" + i, EventType.MEMBER_LOGGED_IN, 60 * i).build();
            state = state.tell(event, MING, SET, event.occurredAt()).changed().orElseThrow();
        }
        assertThat(state.toJson().toString().length()).isBetween(30_000, 42_000);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @DisplayName("is refused where it is anything else")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v\":1 | \"v\":2",
                "\"v\":1 | \"w\":1",
                "\"v\":1, | ",
                "1714737602000000 | 1714737602000000.5",
                "1714737602000000 | 1E+1000000000",
                "1714737602000000 | \"now\"",
                "[\"logins\"] | [\"logins\",null]",
                "[\"logins\"] | [\"zoo\"]",
                "[\"logins\"] | [\"生\"]",
                "[\"logins\"] | {}",
                "[2,1714 | [0,1714",
                "[2,1714 | [-2,1714",
                "0.5, | 0.50,",
                "0.5, | 1E+999999999,",
                "\"CNY\" | \"ABC\"",
                "\"texts\":[ | \"texts\":[\"🥬\",",
                "\"texts\":[ | \"texts\":[\"a\",",
                "[1,[0],7] | [2,[0],7]",
                "[1,[0],7] | [1,[1],7]",
                "[1,[0],7] | [1,[0],7,null]",
                "[1,[0],7] | [1,[0],7,\"AAAAAAAAAAAAAAAAAAAAAA\"]",
                "[1,[0],7] | [1,[0],1E+999999999]",
                "[1,[0],7] | [1,[0],7],[1,[0],7]",
                "[2000000 | [-2000000",
                "[2000000 | [9223372036854775807",
            })
    void strict(String part, String instead) {
        String text = STORED.replace(part, instead == null ? "" : instead);
        assertThat(text).isNotEqualTo(STORED);

        assertThatThrownBy(() -> CounterState.read(json(text))).isInstanceOf(InvalidValueException.class);
    }
}
