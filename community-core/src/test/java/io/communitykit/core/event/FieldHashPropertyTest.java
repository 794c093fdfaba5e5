package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class FieldHashPropertyTest {

    @Property(tries = 2_000)
    @Label("a text has the bits that Guava gives its code units")
    void texts(@ForAll @StringLength(max = 70) String text, @ForAll int seed) {
        assertThat(FieldHash.of(text, seed))
                .isEqualTo(Hashing.murmur3_128(seed).hashUnencodedChars(text).asLong());
    }

    @Property(tries = 2_000)
    @Label("a number has the bits that Guava gives its bytes")
    void numbers(@ForAll long number, @ForAll int seed) {
        assertThat(FieldHash.of(number, seed))
                .isEqualTo(Hashing.murmur3_128(seed).hashLong(number).asLong());
    }
}
