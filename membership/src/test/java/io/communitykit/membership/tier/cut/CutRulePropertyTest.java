package io.communitykit.membership.tier.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CutRulePropertyTest {

    @Property
    void places_are_those_of_decimal_arithmetic(
            @ForAll CountRule count,
            @ForAll @IntRange(max = 10_000) int share,
            @ForAll @LongRange(max = Long.MAX_VALUE) long members) {
        RoundingMode rounding = switch (count) {
            case FLOOR -> RoundingMode.FLOOR;
            case HALF_UP -> RoundingMode.HALF_UP;
            case CEILING -> RoundingMode.CEILING;
        };
        BigDecimal exact = BigDecimal.valueOf(members).multiply(BigDecimal.valueOf(share, 4));

        assertThat(Year.everyone(share).count(count).places(members))
                .isEqualTo(exact.setScale(0, rounding).longValueExact());
    }
}
