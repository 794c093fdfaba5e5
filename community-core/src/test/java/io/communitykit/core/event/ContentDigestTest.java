package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden bytes were computed with an independent implementation of MurmurHash3_x64_128 (Austin Appleby's reference,
 * written anew in Python) over the bytes that {@link ContentHash} describes, with the seed 0x434B4954.
 */
class ContentDigestTest {

    private static final CommunityEvent LIKED = CommunityEvent.builder(
                    new IdempotencyKey(new EventSource("forum"), new EventId("1")),
                    EventType.CONTENT_LIKED,
                    Instant.parse("2024-05-01T00:30:00.123456Z"))
            .actor(new MemberId("alice"))
            .beneficiary(new MemberId("爱丽丝"))
            .subject(new Subject("post-1"))
            .with("title", AttributeValue.of("爱🌱"))
            .with("tags", new AttributeValue.ListOf(List.of(AttributeValue.of("花园"), AttributeValue.of(2))))
            .with("rate", AttributeValue.of(new BigDecimal("1.50")))
            .with("first", AttributeValue.of(true))
            .with("dwell", AttributeValue.of(-7))
            .with("amount", AttributeValue.of(new Money(3900, Currency.getInstance("CNY"))))
            .build();

    private static final ContentDigest COMMAND = ContentDigest.builder()
            .field(ContentField.REASON, "")
            .field(ContentField.AMOUNT, -1)
            .field(ContentField.OPERATION, "grant")
            .field(ContentField.CURRENCY, "points")
            .build();

    private static final String LIKED_BYTES = "0112574ef2648a87ff"
            + "02a3a2182dde571410"
            + "03a7d357a01e0a43aa"
            + "04f2e7011d3ae5456e"
            + "05ca8fe47c9cf1381e"
            + "0602669e3dab3e1dc5";
    private static final String COMMAND_BYTES =
            "07a05e801df8fa03fe" + "08cf2279a7ce36b1e7" + "09636e80658121e4d9" + "0ad9e90aeb7a3ccb0d";

    @Test
    @DisplayName("the stored form never drifts")
    void storedFormNeverDrifts() {
        assertThat(ContentDigest.of(LIKED)).hasToString(LIKED_BYTES);
        assertThat(COMMAND).hasToString(COMMAND_BYTES);
        assertThat(COMMAND.toBytes()).isEqualTo(HexFormat.of().parseHex(COMMAND_BYTES));
    }

    @Test
    @DisplayName("every field keeps its number for ever")
    void fieldsKeepTheirNumbers() {
        assertThat(Stream.of(ContentField.values()).map(field -> field.wireNumber() + " " + field))
                .containsExactly(
                        "1 type",
                        "2 subject",
                        "3 time",
                        "4 actor",
                        "5 beneficiary",
                        "6 data",
                        "7 operation",
                        "8 currency",
                        "9 amount",
                        "10 reason");
    }

    @Test
    @DisplayName("source and id are the key, not the content")
    void keyIsNotContent() {
        CommunityEvent elsewhere = CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("import"), new EventId("2")),
                        LIKED.type(),
                        LIKED.occurredAt())
                .actor(new MemberId("alice"))
                .build();
        CommunityEvent here = CommunityEvent.builder(LIKED.key(), LIKED.type(), LIKED.occurredAt())
                .actor(new MemberId("alice"))
                .build();
        assertThat(ContentDigest.of(elsewhere)).isEqualTo(ContentDigest.of(here));
    }

    static Stream<ContentField> changed() {
        return Stream.of(
                ContentField.TYPE,
                ContentField.SUBJECT,
                ContentField.TIME,
                ContentField.ACTOR,
                ContentField.BENEFICIARY,
                ContentField.DATA);
    }

    @ParameterizedTest
    @MethodSource("changed")
    @DisplayName("the field that changed is named, from either side")
    void namesTheChangedField(ContentField field) {
        ContentDigest before = ContentDigest.of(LIKED);
        ContentDigest after = ContentDigest.of(change(field));
        assertThat(after.differingFrom(before)).containsExactly(field);
        assertThat(before.differingFrom(after)).containsExactly(field);
        assertThat(after).isNotEqualTo(before);
    }

    private static CommunityEvent change(ContentField field) {
        CommunityEvent.Builder builder = LIKED.toBuilder();
        return switch (field) {
            case TYPE -> copy(EventType.CONTENT_SHARED, LIKED.occurredAt());
            case TIME -> copy(LIKED.type(), LIKED.occurredAt().plusNanos(1_000));
            case SUBJECT -> builder.subject(new Subject("post-2")).build();
            case ACTOR -> builder.actor(new MemberId("Alice")).build();
            case BENEFICIARY -> builder.beneficiary(new MemberId("爱丽丝 ")).build();
            default -> builder.with("dwell", AttributeValue.of(7)).build();
        };
    }

    private static CommunityEvent copy(EventType type, Instant at) {
        CommunityEvent.Builder builder = CommunityEvent.builder(LIKED.key(), type, at);
        LIKED.actor().ifPresent(builder::actor);
        LIKED.beneficiary().ifPresent(builder::beneficiary);
        LIKED.subject().ifPresent(builder::subject);
        LIKED.attributes().forEach(builder::with);
        return builder.build();
    }

    @Test
    @DisplayName("several differing fields are named in order; an absent field differs from an empty one")
    void namesSeveralFields() {
        ContentDigest other = ContentDigest.builder()
                .field(ContentField.OPERATION, "deduct")
                .field(ContentField.CURRENCY, "points")
                .field(ContentField.AMOUNT, 1)
                .build();
        assertThat(COMMAND.differingFrom(other))
                .containsExactly(ContentField.OPERATION, ContentField.AMOUNT, ContentField.REASON);
        assertThat(other.differingFrom(COMMAND))
                .containsExactly(ContentField.OPERATION, ContentField.AMOUNT, ContentField.REASON);
        assertThat(COMMAND.differingFrom(COMMAND)).isEmpty();
        assertThat(COMMAND.differingFrom(ContentDigest.of(LIKED))).hasSize(10);
    }

    @Test
    @DisplayName("a digest has at least one field and each field once")
    void refusesNoneAndTwice() {
        assertThatThrownBy(() -> ContentDigest.builder().build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("content digest must be of at least one field, got none");
        ContentDigest.Builder builder = ContentDigest.builder().field(ContentField.REASON, "a");
        assertThatThrownBy(() -> builder.field(ContentField.REASON, "b"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("field reason of a digest must be set once, got a second value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "07",
                "07a05e801df8fa03",
                "07a05e801df8fa03fe08",
                "00a05e801df8fa03fe",
                "0ba05e801df8fa03fe",
                "ffa05e801df8fa03fe",
                "07a05e801df8fa03fe07a05e801df8fa03fe",
                "08cf2279a7ce36b1e707a05e801df8fa03fe"
            })
    @DisplayName("bytes that are no digest are refused")
    void refusesOtherBytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> ContentDigest.fromBytes(bytes))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("content digest");
    }

    @Test
    @DisplayName("bytes are given away as copies")
    void bytesAreCopies() {
        byte[] bytes = COMMAND.toBytes();
        ContentDigest read = ContentDigest.fromBytes(bytes);
        Arrays.fill(bytes, (byte) 0);
        assertThat(read).isEqualTo(COMMAND);
        assertThat(COMMAND.toBytes()).isEqualTo(HexFormat.of().parseHex(COMMAND_BYTES));
    }
}
