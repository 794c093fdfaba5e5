package io.communitykit.recommend.feed;

import io.communitykit.core.event.EventType;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.core.policy.LintFinding.Severity;
import io.communitykit.core.policy.Violations;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.formula.Freshness;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is legal in a policy but probably wrong. Used once. */
final class FeedPolicyLint {

    /** The order of the operating guides: what takes more of a member's time counts more. */
    private static final List<SignalId> ORDER =
            List.of(SignalId.DWELL, SignalId.LIKE, SignalId.FAVOURITE, SignalId.COMMENT);

    private static final Set<String> COMPLAINTS = Set.of("report", "hide", "dislike", "block", "voted-down");

    private final FeedPolicy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    FeedPolicyLint(FeedPolicy policy) {
        this.policy = policy;
    }

    List<LintFinding> findings() {
        order();
        signals();
        factors();
        exploration();
        page();
        return List.copyOf(findings);
    }

    private void order() {
        Map<SignalId, Integer> places = new HashMap<>();
        for (int i = 0; i < policy.signals().size(); i++) {
            places.put(policy.signals().get(i).id(), i);
        }
        List<SignalId> present = ORDER.stream().filter(places::containsKey).toList();
        for (int i = 1; i < present.size(); i++) {
            FeedSignal above = policy.signals().get(places.getOrDefault(present.get(i - 1), 0));
            int place = places.getOrDefault(present.get(i), 0);
            FeedSignal below = policy.signals().get(place);
            if (below.weight() >= above.weight()) {
                warn(
                        "weights-out-of-order",
                        Violations.at("signals", place, "weight"),
                        "dwell should count more than like, like than favourite, favourite than comment; " + below.id()
                                + " counts " + below.weight() + " and " + above.id() + " " + above.weight() + ".");
            }
        }
    }

    private void signals() {
        for (int i = 0; i < policy.signals().size(); i++) {
            FeedSignal signal = policy.signals().get(i);
            if (signal.weight() > 0 && COMPLAINTS.contains(signal.id().value())) {
                warn(
                        "complaint-counts-for",
                        Violations.at("signals", i, "weight"),
                        "Each " + signal.id() + " speaks for content. Maybe the weight should be below 0.");
            }
            if (signal.rule().filter(rule -> rule.most() < rule.per()).isPresent()) {
                warn(
                        "fact-counts-less-than-one",
                        Violations.at("signals", i, "most"),
                        "Since most is less than per, no fact of " + signal.id() + " counts 1.");
            }
            if (signal.weight() == 0 && !isNeeded(signal.id())) {
                warn("signal-without-effect", Violations.at("signals", i, "weight"), signal.id() + " counts nothing.");
            }
        }
        if (policy.signals().stream().noneMatch(signal -> signal.weight() < 0)) {
            advise(
                    "nothing-speaks-against",
                    "/signals",
                    "No signal lowers a score: reports and hiding change nothing.");
        }
        if (policy.freshness() instanceof Freshness.None) {
            advise("age-does-not-count", "/freshness", "Old content with many signals stays on top until they fade.");
        }
        if (policy.exploration().isEmpty() && policy.relevance() == 0 && startsAtNothing()) {
            advise(
                    "new-content-scores-nothing",
                    "/signals",
                    "Before its first signals all new content scores 0 and is ordered by id. Maybe count "
                            + EventType.CONTENT_PUBLISHED + ", or explore.");
        }
    }

    private boolean startsAtNothing() {
        return !(policy.freshness() instanceof Freshness.Reddit)
                && policy.signals().stream()
                        .filter(signal -> signal.weight() > 0)
                        .allMatch(signal -> signal.rule()
                                        .filter(rule -> rule.about() == SignalAbout.CONTENT
                                                && !rule.event().equals(EventType.CONTENT_PUBLISHED))
                                        .isPresent()
                                && signal.transform().apply(0, 0) == 0);
    }

    private boolean isLearning() {
        return policy.exploration()
                .flatMap(ExplorationRule::by)
                .filter(by -> by instanceof Exploration.LinUcb)
                .isPresent();
    }

    private boolean isNeeded(SignalId id) {
        return isLearning()
                || policy.signals().stream()
                        .anyMatch(signal -> signal.transform().other().stream().anyMatch(id::equals))
                || policy.exploration()
                        .filter(rule ->
                                rule.impressions().equals(id) || rule.clicks().equals(id))
                        .isPresent();
    }

    private void factors() {
        for (int i = 0; i < policy.contexts().size(); i++) {
            ContextRule rule = policy.contexts().get(i);
            factor(rule.factor(), Violations.at("contexts", i, "factor"));
            if (rule.when().isEmpty() && rule.content().isEmpty()) {
                warn(
                        "factor-for-everything",
                        Violations.at("contexts", i),
                        "It speaks of all content in all contexts.");
            }
        }
        for (int i = 0; i < policy.channels().size(); i++) {
            factor(policy.channels().get(i).factor(), Violations.at("channels", i, "factor"));
        }
        if (policy.seen().factor() == 10_000 && policy.seen().hideAfter().isEmpty()) {
            advise("seen-does-not-count", "/seen", "The same content comes again and again.");
        }
    }

    private void factor(int factor, String pointer) {
        if (factor == 10_000) {
            warn("factor-changes-nothing", pointer, "10000 is a factor of 1.");
        }
        int cut = policy.factors().cut(factor);
        if (cut != factor) {
            warn("factor-is-cut", pointer, factor + " is cut to " + cut + " by the range of factors.");
        }
    }

    private void exploration() {
        if (policy.exploration().isEmpty()) {
            return;
        }
        if (isLearning() && policy.exploration().get().even() == 0) {
            advise(
                    "log-says-nothing",
                    "/exploration/by/even",
                    "LinUCB leaves nothing to chance, so that a log of it says nothing of other weights.");
        }
        if (policy.quotas().stream().anyMatch(quota -> quota.max().isPresent())) {
            advise(
                    "no-propensities",
                    "/exploration",
                    "Since a quota with a maximum may refuse what was drawn, no draw has a propensity, and none can be learnt from.");
        }
    }

    private void page() {
        for (int i = 0; i < policy.quotas().size(); i++) {
            Quota quota = policy.quotas().get(i);
            for (Quota other : policy.quotas()) {
                if (isBeyond(quota, other)) {
                    warn(
                            "quota-cannot-be-met",
                            Violations.at("quotas", i, "min"),
                            "At least " + quota.min().getAsInt() + " by " + quota.id() + ", at most "
                                    + other.max().getAsInt() + " by " + other.id() + ".");
                }
            }
        }
    }

    private static boolean isBeyond(Quota quota, Quota other) {
        return quota.min().isPresent()
                && other.max().isPresent()
                && other.within().isEmpty()
                && quota.by() == other.by()
                && (other.of().isEmpty() || other.of().equals(quota.of()))
                && quota.min().getAsInt() > other.max().getAsInt();
    }

    private void warn(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.WARNING, code, pointer, message));
    }

    private void advise(String code, String pointer, String message) {
        findings.add(new LintFinding(Severity.ADVICE, code, pointer, message));
    }
}
