package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The model compares the events themselves, field by field. */
class ContentDigestPropertyTest {

    @Provide
    Arbitrary<CommunityEvent> events() {
        return AnyEvents.events();
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return AnyEvents.decimals();
    }

    @Property
    void namesExactlyTheFieldsThatDiffer(@ForAll("events") CommunityEvent one, @ForAll("events") CommunityEvent other) {
        ContentDigest digest = ContentDigest.of(one);
        assertThat(digest.differingFrom(ContentDigest.of(other))).isEqualTo(differing(one, other));
        assertThat(digest.differingFrom(ContentDigest.of(one.toBuilder().build())))
                .isEmpty();
    }

    private static List<ContentField> differing(CommunityEvent one, CommunityEvent other) {
        List<ContentField> fields = new ArrayList<>();
        addIf(fields, ContentField.TYPE, one.type().equals(other.type()));
        addIf(fields, ContentField.SUBJECT, one.subject().equals(other.subject()));
        addIf(fields, ContentField.TIME, one.occurredAt().equals(other.occurredAt()));
        addIf(fields, ContentField.ACTOR, one.actor().equals(other.actor()));
        addIf(fields, ContentField.BENEFICIARY, one.beneficiary().equals(other.beneficiary()));
        addIf(fields, ContentField.DATA, one.attributes().equals(other.attributes()));
        return fields;
    }

    private static void addIf(List<ContentField> fields, ContentField field, boolean same) {
        if (!same) {
            fields.add(field);
        }
    }

    @Property
    void bytesComeBack(@ForAll("events") CommunityEvent event) {
        ContentDigest digest = ContentDigest.of(event);
        ContentDigest read = ContentDigest.fromBytes(digest.toBytes());
        assertThat(read).isEqualTo(digest).hasSameHashCodeAs(digest).hasToString(digest.toString());
        assertThat(read.differingFrom(digest)).isEmpty();
    }

    @Property
    void trailingZerosDoNotCount(@ForAll @From("decimals") BigDecimal number, @ForAll("events") CommunityEvent event) {
        BigDecimal longer = number.setScale(Math.max(0, number.scale()) + 3);
        ContentDigest digest = ContentDigest.of(
                event.toBuilder().with("n", AttributeValue.of(number)).build());
        assertThat(ContentDigest.of(
                        event.toBuilder().with("n", AttributeValue.of(longer)).build()))
                .isEqualTo(digest);
    }
}
