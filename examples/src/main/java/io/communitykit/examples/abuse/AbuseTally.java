package io.communitykit.examples.abuse;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Told;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.risk.abuse.fact.Unlinked;
import java.util.Locale;

/** Tells a screen for abuse the history of a shop, and says what it found. Not safe for many threads. */
public final class AbuseTally {

    private final AbuseScreen screen;
    private final AbuseFacts facts = new AbuseFacts(new KeyTexts());
    private final ToldCounts counts = new ToldCounts();
    private long told;

    /**
     * Starts.
     *
     * @param policy what judges
     */
    public AbuseTally(AbusePolicy policy) {
        this.screen = AbuseScreen.of(policy);
    }

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     * @throws InvalidValueException of an event that lacks what its type needs
     */
    public void add(CommunityEvent event) {
        facts.of(event).forEach(this::tell);
    }

    private void tell(AbuseFact fact) {
        told++;
        Told result = screen.tell(fact);
        if (result instanceof Told.WithoutRule) {
            String kind = fact instanceof Linked link
                    ? link.kind().value()
                    : fact instanceof Unlinked gone ? gone.kind().value() : "";
            counts.because("key of kind " + kind, "no-rule");
        } else if (!(result instanceof Told.Taken)) {
            counts.because(word(fact), word(result));
        }
    }

    /** The name of a kind of fact or result, such as {@code self-loop}. */
    private static String word(Object it) {
        return it.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * What is known of a referral by now.
     *
     * @param referrer who brought
     * @param friend who came
     * @return the verdict, circles looked for nearby only
     */
    Verdict screen(MemberId referrer, MemberId friend) {
        return screen.screen(referrer, friend);
    }

    /**
     * What is found as of the last fact.
     *
     * @return {@link AbuseSummary#NONE} where nobody brought anybody
     */
    public AbuseSummary summary() {
        facts.qualities().forEach(this::tell);
        return AbuseFigures.of(screen, told, counts.reasons());
    }
}
