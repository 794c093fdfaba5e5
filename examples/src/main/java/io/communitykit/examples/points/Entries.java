package io.communitykit.examples.points;

import io.communitykit.core.id.RuleId;
import io.communitykit.examples.summary.LimitWords;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.util.ArrayList;
import java.util.List;

/** How entries and lots read on a terminal. */
final class Entries {

    private Entries() {}

    /** What an entry did and why, in one line. */
    static String why(Entry entry) {
        List<String> words = new ArrayList<>();
        words.add(entry.kind().code());
        entry.rule().map(RuleId::value).ifPresent(rule -> words.add("by " + rule));
        if (!entry.multipliers().isEmpty()) {
            words.add("x "
                    + String.join(
                            ", ",
                            entry.multipliers().stream().map(RuleId::value).toList()));
        }
        entry.limit().ifPresent(limit -> words.add("(asked " + entry.asked() + ", " + LimitWords.of(limit) + ")"));
        return String.join(" ", words);
    }

    /** Movements beside what can be spent. */
    static String aside(Shift shift) {
        List<String> parts = new ArrayList<>();
        add(parts, shift.pending(), "pending");
        add(parts, shift.held(), "held");
        add(parts, shift.debt(), "debt");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long points, String what) {
        if (points != 0) {
            parts.add((points > 0 ? "+" : "") + points + " " + what);
        }
    }

    static String share(LotShare share, ProgramTimes times) {
        return (share.points() > 0 ? "+" : "") + share.points() + " of lot " + share.lot() + ", "
                + terms(share.terms(), times);
    }

    static String terms(LotTerms terms, ProgramTimes times) {
        return "earned " + times.of(terms.earnedAt()) + ", " + state(terms.state(), times) + ", "
                + expiry(terms.expiry(), times);
    }

    private static String state(LotState state, ProgramTimes times) {
        if (state instanceof LotState.Pending pending) {
            return "active from " + times.of(pending.from());
        } else if (state instanceof LotState.Waiting waiting) {
            return "waits for " + waiting.event() + " until " + times.of(waiting.cancelAt());
        }
        return "active";
    }

    private static String expiry(LotExpiry expiry, ProgramTimes times) {
        if (expiry instanceof LotExpiry.At at) {
            return "lost at " + times.of(at.at());
        }
        return expiry instanceof LotExpiry.Inactive ? "lost with inactivity" : "never lost";
    }
}
