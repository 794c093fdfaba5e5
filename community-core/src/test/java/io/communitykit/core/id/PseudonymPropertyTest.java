package io.communitykit.core.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PseudonymPropertyTest {

    @Property
    void bytesComeBack(@ForAll long high, @ForAll long low) {
        Pseudonym pseudonym = new Pseudonym(high, low);
        assertThat(pseudonym.toBytes()).hasSize(Pseudonym.BYTES);
        assertThat(Pseudonym.fromBytes(pseudonym.toBytes())).isEqualTo(pseudonym);
    }

    @Property
    void sortsAsItsBytesAndItsTextDo(
            @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        assertSorted(new Pseudonym(high, low), new Pseudonym(otherHigh, otherLow));
        assertSorted(new Pseudonym(high, low), new Pseudonym(high, otherLow));
    }

    private static void assertSorted(Pseudonym a, Pseudonym b) {
        int expected = Integer.signum(Arrays.compareUnsigned(a.toBytes(), b.toBytes()));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        assertThat(Integer.signum(a.toString().compareTo(b.toString()))).isEqualTo(expected);
    }

    @Example
    void showsAllDigits() {
        assertThat(new Pseudonym(1, -1)).hasToString("0000000000000001ffffffffffffffff");
    }

    @Example
    void refusesAnotherLength() {
        assertThatThrownBy(() -> Pseudonym.fromBytes(new byte[15]))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("pseudonym must be 16 bytes, got 15 bytes");
        assertThatThrownBy(() -> Pseudonym.fromBytes(new byte[17])).isInstanceOf(InvalidValueException.class);
    }
}
