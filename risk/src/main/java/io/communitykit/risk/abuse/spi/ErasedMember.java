package io.communitykit.risk.abuse.spi;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Brought;
import io.communitykit.risk.abuse.fact.Feedback;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stands for a member who was erased in facts that are somebody else's too. Immutable.
 *
 * @param pseudonym all that is left of the member
 */
public record ErasedMember(Pseudonym pseudonym) {

    private static final String PREFIX = "erased:";
    private static final Pattern SHAPE = Pattern.compile("erased:[0-9a-f]{32}");

    /**
     * The name in place of the member's id.
     *
     * @return {@code erased:} and 32 hexadecimal digits; no host may name a member so
     */
    public MemberId id() {
        return new MemberId(PREFIX + pseudonym);
    }

    /**
     * Reads such a name.
     *
     * @param member any id
     * @return for whom it stands; empty for an id of the host's
     */
    public static Optional<ErasedMember> of(MemberId member) {
        String text = member.value();
        if (!text.startsWith(PREFIX) || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new ErasedMember(new Pseudonym(
                Long.parseUnsignedLong(text, PREFIX.length(), PREFIX.length() + 16, 16),
                Long.parseUnsignedLong(text, PREFIX.length() + 16, text.length(), 16))));
    }

    /**
     * What stays of a fact when a member is erased: what is the member's alone goes, a referral and what a reviewer found of it keep this
     * name in place of the id.
     *
     * @param fact any fact
     * @param member who is erased
     * @return the fact itself if it does not name the member; empty if nothing stays
     */
    public Optional<AbuseFact> in(AbuseFact fact, MemberId member) {
        if (!fact.members().contains(member)) {
            return Optional.of(fact);
        }
        if (fact instanceof Brought it) {
            return Optional.of(new Brought(
                    it.key(), it.at(), named(it.referrer(), member), named(it.friend(), member), it.fromClick()));
        } else if (fact instanceof Feedback it) {
            return Optional.of(new Feedback(
                    it.key(), it.at(), named(it.referrer(), member), named(it.friend(), member), it.finding()));
        }
        return Optional.empty();
    }

    private MemberId named(MemberId each, MemberId member) {
        return each.equals(member) ? id() : each;
    }
}
