package io.communitykit.membership.tier.cut.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WideSumPropertyTest {

    @Property
    void agrees_with_big_integers(@ForAll List<Long> added, @ForAll List<Long> alsoAdded, @ForAll List<Long> taken) {
        WideSum sum = sum(added);
        sum.add(sum(alsoAdded));
        sum.subtract(sum(taken));
        BigInteger exact = big(added).add(big(alsoAdded)).subtract(big(taken));

        assertThat(sum.fits()).isEqualTo(exact.bitLength() < Long.SIZE);
        assertThat(BigInteger.valueOf(sum.bounded()))
                .isEqualTo(exact.min(BigInteger.valueOf(Long.MAX_VALUE)).max(BigInteger.valueOf(Long.MIN_VALUE)));
    }

    private static WideSum sum(List<Long> amounts) {
        WideSum sum = new WideSum();
        amounts.forEach(sum::add);
        return sum;
    }

    private static BigInteger big(List<Long> amounts) {
        return amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
