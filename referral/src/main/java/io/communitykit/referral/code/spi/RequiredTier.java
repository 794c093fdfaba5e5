package io.communitykit.referral.code.spi;

import io.communitykit.core.id.IdText;
import io.communitykit.core.policy.TextValue;

/**
 * Names the tier from which on members may choose a code. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000; as the host's tiers are called
 */
@TextValue
public record RequiredTier(String value) {

    /**
     * Checks the text.
     *
     * @param value as the host's tiers are called
     */
    public RequiredTier {
        IdText.check("required tier", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
