package io.communitykit.risk.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.internal.Ranges;
import io.communitykit.risk.abuse.internal.Strengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns strengths into a verdict by a policy. Pure. */
final class Judge {

    private final AbusePolicy policy;

    Judge(AbusePolicy policy) {
        this.policy = policy;
    }

    /** {@code 1 - product of (1 - weight * strength)} in the order of signals, rounded half up to basis points. */
    int score(Strengths strengths) {
        double passing = 1;
        for (Signal signal : Signal.values()) {
            passing *= 1 - policy.weight(signal) * strengths.of(signal) / Ranges.BASIS;
        }
        return (int) Math.floor((1 - passing) * Ranges.BASIS + 0.5);
    }

    Verdict judge(MemberId referrer, MemberId friend, Strengths strengths) {
        int score = score(strengths);
        Verdict.Judged judged = new Verdict.Judged(referrer, friend, policy.version(), score, reasons(strengths));
        if (score >= policy.block()) {
            return new Verdict.Block(judged);
        }
        return score >= policy.review() ? new Verdict.Review(judged) : new Verdict.Pass(judged);
    }

    private List<SignalReason> reasons(Strengths strengths) {
        List<SignalReason> all = new ArrayList<>();
        strengths(strengths).forEach((signal, points) -> {
            List<Long> numbers =
                    Arrays.stream(strengths.numbers(signal)).boxed().toList();
            all.add(new SignalReason(signal, points, policy.weight(signal), numbers));
        });
        all.sort(Comparator.comparingLong(SignalReason::share).reversed().thenComparing(SignalReason::signal));
        return all;
    }

    /** In basis points, rounded half up, but 1 at least; only the signals that speak. */
    static Map<Signal, Integer> strengths(Strengths strengths) {
        Map<Signal, Integer> all = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            double strength = strengths.of(signal);
            if (strength > 0) {
                all.put(signal, Math.max(1, (int) Math.floor(strength * Ranges.BASIS + 0.5)));
            }
        }
        return all;
    }
}
