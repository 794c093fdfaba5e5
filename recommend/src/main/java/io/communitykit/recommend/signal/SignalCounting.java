package io.communitykit.recommend.signal;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.SignalResult.Conflict;
import io.communitykit.recommend.signal.SignalResult.Counted;
import io.communitykit.recommend.signal.SignalResult.NothingToCount;
import io.communitykit.recommend.signal.SignalResult.Replayed;
import io.communitykit.recommend.signal.SignalResult.TooEarly;
import io.communitykit.recommend.signal.SignalResult.TooLate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules at work, without a store: {@link #route} says for what a fact counts, {@link #decide} what becomes of it there. Pure: the
 * same arguments give the same answer. Immutable and safe for many threads.
 *
 * <p>A fact is told at least once. One of the same key and content changes nothing for as long as it lies within the horizon of the newest
 * fact of its subject; an older one is too late, so that its key need not be kept.
 */
public final class SignalCounting {

    /** Facts whose actor is the author of their subject; of all others the beneficiary is. */
    private static final Set<EventType> PUBLISHING =
            Set.of(EventType.CONTENT_PUBLISHED, EventType.QUESTION_ANSWERED, EventType.PRODUCT_REVIEWED);

    private final SignalRules rules;
    private final Map<EventType, Plan> plans;

    /** The rules for one kind of facts. */
    private record Plan(Aim content, Aim author) {}

    /**
     * The rules for one kind of facts and subjects.
     *
     * @param rules by rising signal
     * @param fixed the shares of every fact, made once, where no rule names an amount
     */
    private record Aim(List<SignalRule> rules, Optional<List<SignalShare>> fixed) {

        static Aim of(SignalAbout about, List<SignalRule> all) {
            List<SignalRule> rules = all.stream()
                    .filter(rule -> rule.about() == about)
                    .sorted(Comparator.comparing(SignalRule::id))
                    .toList();
            boolean told = rules.stream().anyMatch(rule -> rule.amount().isPresent());
            return new Aim(
                    rules,
                    told
                            ? Optional.empty()
                            : Optional.of(rules.stream()
                                    .map(rule -> new SignalShare(rule.id(), 1, rule.halfLife()))
                                    .toList()));
        }

        List<SignalShare> shares(CommunityEvent event) {
            return fixed.isPresent() ? fixed.get() : told(rules, event);
        }
    }

    private SignalCounting(SignalRules rules) {
        this.rules = rules;
        Map<EventType, List<SignalRule>> byEvent =
                rules.rules().stream().collect(Collectors.groupingBy(SignalRule::event));
        Map<EventType, Plan> all = new HashMap<>();
        byEvent.forEach((event, some) ->
                all.put(event, new Plan(Aim.of(SignalAbout.CONTENT, some), Aim.of(SignalAbout.AUTHOR, some))));
        this.plans = Map.copyOf(all);
    }

    /**
     * Takes rules.
     *
     * @param rules the signals that are kept
     * @return the rules at work
     */
    public static SignalCounting of(SignalRules rules) {
        return new SignalCounting(rules);
    }

    /**
     * The rules.
     *
     * @return as they were given
     */
    public SignalRules rules() {
        return rules;
    }

    /**
     * Says for what a fact counts: its content, which is its subject, and the author of that, who is its beneficiary; for content, answers and
     * reviews that were published it is the actor.
     *
     * @param event the fact
     * @return a task for the content, then one for the author; none where no rule asks for such facts, or the fact does not say whom
     *     or what it is about
     * @throws io.communitykit.core.InvalidValueException if a rule counts for content and the subject is longer than the id of content can be
     */
    public List<SignalTask> route(CommunityEvent event) {
        Plan plan = plans.get(event.type());
        if (plan == null) {
            return List.of();
        }
        KnownFact fact = new KnownFact(event.occurredAt(), ContentDigest.of(event));
        SignalTask content = plan.content.rules.isEmpty() ? null : contentTask(plan.content, event, fact);
        SignalTask author = plan.author.rules.isEmpty() ? null : authorTask(plan.author, event, fact);
        if (content == null) {
            return author == null ? List.of() : List.of(author);
        }
        return author == null ? List.of(content) : List.of(content, author);
    }

    private static @Nullable SignalTask contentTask(Aim aim, CommunityEvent event, KnownFact fact) {
        Optional<Subject> about = event.subject();
        if (about.isEmpty()) {
            return null;
        }
        SignalSubject content =
                new SignalSubject.OfContent(new ContentId(about.get().value()));
        return new SignalTask(content, event.key(), fact, aim.shares(event));
    }

    private static @Nullable SignalTask authorTask(Aim aim, CommunityEvent event, KnownFact fact) {
        Optional<MemberId> author = PUBLISHING.contains(event.type()) ? event.actor() : event.beneficiary();
        if (author.isEmpty()) {
            return null;
        }
        return new SignalTask(new SignalSubject.OfAuthor(author.get()), event.key(), fact, aim.shares(event));
    }

    private static List<SignalShare> told(List<SignalRule> rules, CommunityEvent event) {
        List<SignalShare> shares = new ArrayList<>(rules.size());
        for (SignalRule rule : rules) {
            OptionalDouble amount = amount(rule, event);
            if (amount.isPresent()) {
                shares.add(new SignalShare(rule.id(), amount.getAsDouble(), rule.halfLife()));
            }
        }
        return shares;
    }

    private static OptionalDouble amount(SignalRule rule, CommunityEvent event) {
        if (rule.amount().isEmpty()) {
            return OptionalDouble.of(1);
        }
        double told = number(event.attribute(rule.amount().get()).orElse(null));
        return told >= 0 ? OptionalDouble.of(Math.min(told, rule.most()) / rule.per()) : OptionalDouble.empty();
    }

    /** Negative for what is no number. */
    private static double number(@Nullable AttributeValue value) {
        if (value instanceof AttributeValue.Whole whole) {
            return whole.value();
        }
        return value instanceof AttributeValue.Decimal decimal ? decimal.value().doubleValue() : -1;
    }

    /**
     * Says what becomes of a fact at one subject.
     *
     * @param state what was counted so far; empty for a subject never seen
     * @param known what is remembered under the fact's key at this subject
     * @param task one of the tasks of {@link #route}
     * @param now the present instant
     * @return what became of it; with the new state where it counts
     * @throws io.communitykit.core.InvalidValueException if now is not within the years 0001 to 9999
     */
    public SignalResult decide(Optional<SignalState> state, Optional<KnownFact> known, SignalTask task, Instant now) {
        SignalState before = state.orElse(SignalState.empty());
        long earliest = before.earliestMicros(rules.horizon());
        // Whether an older key is still there depends on when the store was purged, and must not show.
        if (known.isPresent() && Timestamps.toMicros(known.get().at()) >= earliest) {
            return again(known.get(), task);
        }
        if (task.shares().isEmpty()) {
            return new NothingToCount(task.subject(), task.key());
        }
        Instant occurredAt = task.fact().at();
        long at = Timestamps.toMicros(occurredAt);
        if (at < earliest) {
            return new TooLate(task.subject(), task.key(), occurredAt, Timestamps.ofMicros(earliest));
        }
        long latest = Timestamps.toMicros(Timestamps.cut("now", now)) + Timestamps.toMicros(rules.skew());
        if (at > latest) {
            return new TooEarly(task.subject(), task.key(), occurredAt, Timestamps.ofMicros(latest));
        }
        return new Counted(task.subject(), task.key(), signals(task.shares()), before.plus(task));
    }

    /** A loop, since this runs for every fact. */
    private static List<SignalId> signals(List<SignalShare> shares) {
        if (shares.size() == 1) {
            return List.of(shares.get(0).signal());
        }
        SignalId[] signals = new SignalId[shares.size()];
        for (int i = 0; i < signals.length; i++) {
            signals[i] = shares.get(i).signal();
        }
        return List.of(signals);
    }

    private static SignalResult again(KnownFact known, SignalTask task) {
        if (known.digest().equals(task.fact().digest())) {
            return new Replayed(task.subject(), task.key());
        }
        return new Conflict(
                task.subject(), task.key(), known.at(), task.fact().digest().differingFrom(known.digest()));
    }
}
