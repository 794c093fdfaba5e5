package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.lottery.LotteryDraw.Status;
import io.communitykit.referral.lottery.LotteryState.Activity;
import io.communitykit.referral.lottery.LotteryState.Player;
import io.communitykit.referral.spi.Party;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws a whole activity again from its revealed seed, and compares. It finds every row that was changed, left out, added or moved, and
 * every total that does not follow from the rows, as long as one of these is right: the seal of a later draw that somebody was shown, or
 * the commitment and the head of the activity. It cannot tell whether a member who drew once is who the row says; {@link Lotteries#audit}
 * asks the members' books for that. Takes the time of as many decisions as there are draws. Used once; not safe for many threads.
 */
public final class LotteryAudit {

    private final Map<PolicyVersion, LotteryRules> rules = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Party, Player> players = new HashMap<>();
    private final Deque<LotteryDraw> settled;
    private Activity now;

    private LotteryAudit(Activity start, List<LotteryDraw> settled) {
        this.now = start;
        this.settled = new ArrayDeque<>(settled);
    }

    /**
     * Draws again.
     *
     * @param seed as it was revealed
     * @param editions every edition of the policy that decided draws
     * @param head what all draws came to, as it is kept
     * @param draws all draws as they are kept, in their order
     * @return what was found
     */
    public static Report replay(
            LotterySeed seed, Collection<LotteryPolicy> editions, Activity head, List<LotteryDraw> draws) {
        List<LotteryDraw> settled = draws.stream()
                .filter(it -> it.payment().sequence() != 0)
                .sorted(Comparator.comparingLong(it -> it.payment().sequence()))
                .toList();
        LotteryAudit audit = new LotteryAudit(Activity.NEW, settled);
        if (!head.commitment().equals(Optional.of(seed.commitment())) && !head.equals(Activity.NEW)) {
            audit.found(0, "commitment");
            return new Report(draws.size(), audit.findings);
        }
        head.committedAt().ifPresent(at -> audit.now = audit.now.committed(seed.commitment(), at));
        for (LotteryPolicy edition : editions) {
            try {
                audit.rules.put(edition.version(), new LotteryRules(edition, seed));
            } catch (InvalidValueException e) {
                audit.found(0, "commitment of edition " + edition.version());
            }
        }
        draws.forEach(audit::draw);
        audit.settle(Long.MAX_VALUE);
        audit.compare(head);
        return new Report(draws.size(), audit.findings);
    }

    private void found(long number, String what) {
        findings.add(new Finding(number, what));
    }

    private void draw(LotteryDraw kept) {
        settle(now.draws());
        LotteryRules edition = rules.get(kept.edition());
        if (edition == null) {
            found(kept.number(), "edition");
            return;
        }
        Player player = players.getOrDefault(kept.member(), Player.NEW);
        LotteryDecision decision =
                edition.decide(LotteryState.of(now, player), kept.ticket(), kept.member(), kept.at());
        Optional<LotteryDraw> again = decision.result().kept();
        if (again.isEmpty()) {
            found(kept.number(), "no draw at all: " + decision.result());
            return;
        }
        differences(kept, again.get()).forEach(it -> found(kept.number(), it));
        now = decision.after().activity();
        players.put(kept.member(), decision.after().player());
    }

    private static List<String> differences(LotteryDraw kept, LotteryDraw again) {
        Map<String, Object[]> fields = new TreeMap<>();
        fields.put("number", new Object[] {kept.number(), again.number()});
        fields.put("player", new Object[] {kept.player(), again.player()});
        fields.put("at", new Object[] {kept.at(), again.at()});
        fields.put("outcome", new Object[] {kept.outcome(), again.outcome()});
        fields.put("seal", new Object[] {kept.seal(), again.seal()});
        // What was settled is settled again later; here it only counts that there was something to be paid.
        boolean settled = kept.payment().sequence() != 0 && again.payment().status() == Status.OWED;
        fields.put("payment", new Object[] {kept.payment(), settled ? kept.payment() : again.payment()});
        return fields.entrySet().stream()
                .filter(it -> !Objects.equals(it.getValue()[0], it.getValue()[1]))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Settles what was settled when there were no more draws than so many. */
    private void settle(long draws) {
        while (!settled.isEmpty() && settled.peek().payment().drawsBefore() <= draws) {
            LotteryDraw next = settled.remove();
            if (next.number() > now.draws() || next.outcome().won().isEmpty()) {
                found(next.number(), "payment");
                continue;
            }
            LotteryState before = new LotteryState(
                    now,
                    players.getOrDefault(next.member(), Player.NEW),
                    LotteryState.of(now, Player.NEW).told(),
                    Optional.of(next.paid(LotteryDraw.Payment.OWED)));
            LotteryState after = LotteryRules.settle(before, next.payment().status());
            if (!after.draw().equals(Optional.of(next))) {
                found(next.number(), "payment");
            }
            now = after.activity();
        }
    }

    private void compare(Activity head) {
        if (!now.seal().equals(head.seal()) || now.draws() != head.draws()) {
            found(head.draws(), "head: draws and seal");
        }
        if (!now.settledSeal().equals(head.settledSeal()) || now.settled() != head.settled()) {
            found(head.draws(), "head: payments");
        }
        if (!now.equals(head)) {
            found(head.draws(), "head: totals");
        }
    }

    /**
     * What was found.
     *
     * @param draws how many draws were looked at
     * @param findings what is not as the seed says; empty where everything is
     */
    public record Report(long draws, List<Finding> findings) {

        /**
         * Copies the findings.
         *
         * @param draws how many draws were looked at
         * @param findings what is not as the seed says
         */
        public Report {
            findings = List.copyOf(findings);
        }

        /**
         * Whether everything is as the seed says.
         *
         * @return whether nothing was found
         */
        public boolean isClean() {
            return findings.isEmpty();
        }
    }

    /**
     * Something that is not as the seed says. One changed row makes later ones differ too; the first is where to look.
     *
     * @param number of which draw, as it is kept; 0 for what concerns none
     * @param what what differs
     */
    public record Finding(long number, String what) {}
}
