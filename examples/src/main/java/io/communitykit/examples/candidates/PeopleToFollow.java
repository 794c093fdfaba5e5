package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.CandidateFinder;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.FoundCandidate;
import io.communitykit.recommend.candidate.ModelSource;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds members whom a member might follow: with whom there was something to do, and who write at the same questions and under the same tags. Only those
 * who answered something, since whoever only asks writes nothing to be read; nobody is shown to oneself. Immutable.
 */
final class PeopleToFollow {

    static final RuleId MET = new RuleId("met");
    static final RuleId SAME_SUBJECTS = new RuleId("same-subjects");

    private static final SignalId TAG = new SignalId("tag");
    /** Of those alike, not all answer; so more are asked for than wanted. */
    private static final int MORE = 5;

    private final Threads threads;
    private final Set<MemberId> writers;
    private final CandidateFinder finder;
    private final PeopleReasons reasons;

    private PeopleToFollow(Threads threads, Set<MemberId> writers, CandidateFinder finder, PeopleReasons reasons) {
        this.threads = threads;
        this.writers = writers;
        this.finder = finder;
        this.reasons = reasons;
    }

    /**
     * Fits on what was told so far.
     *
     * @param threads what was told
     * @param policy with the sources {@code met} and {@code same-subjects}
     * @return nothing where nobody did anything
     */
    static Optional<PeopleToFollow> of(Threads threads, CandidatePolicy policy) {
        FeatureMatrix.Builder builder = new FeatureMatrix.Builder(policy.behaviours());
        Set<MemberId> writers = new HashSet<>();
        for (Deed deed : threads.latestOfEachKind()) {
            Question question = Objects.requireNonNull(threads.questions().get(deed.question()));
            String member = deed.member().value();
            builder.add(
                    new Feature(Feature.Kind.QUESTION, deed.question()),
                    member,
                    deed.kind().id(),
                    deed.at());
            if (deed.kind() == DeedKind.ANSWERED || deed.kind() == DeedKind.ASKED) {
                question.tags().forEach(it -> builder.add(new Feature(Feature.Kind.TAG, it), member, TAG, deed.at()));
            }
            if (deed.kind() == DeedKind.ANSWERED) {
                writers.add(deed.member());
            }
        }
        return builder.build(threads.latest()).map(matrix -> {
            CandidateSource alike =
                    ModelSource.of(GraphFilter.STANDARD.fit(matrix.interactions(), FitOptions.threads(1)));
            CandidateFinder finder = CandidateFinder.builder(policy)
                    .source(MET, Acquaintance.of(threads, policy.behaviours(), writers))
                    .source(SAME_SUBJECTS, question -> only(writers, alike, question))
                    .reasons(0)
                    .build();
            return new PeopleToFollow(threads, writers, finder, new PeopleReasons(threads, matrix));
        });
    }

    private static List<CandidateSource.Found> only(
            Set<MemberId> writers, CandidateSource source, CandidateQuestion question) {
        int limit = Math.min(CandidateQuestion.MOST, question.limit() * MORE);
        return source.find(question.limit(limit)).stream()
                .filter(it -> writers.contains(new MemberId(it.item().value())))
                .limit(question.limit())
                .toList();
    }

    /** Who may be found. */
    Set<MemberId> writers() {
        return writers;
    }

    /** Whom a member might follow, best first. */
    List<FoundCandidate> find(MemberId member, int limit) {
        var oneself = new TreeMap<>(Map.of(new ItemId(member.value()), 1.0));
        return finder.find(new CandidateQuestion(member, oneself, threads.latest(), limit));
    }

    /** The same, to be read. */
    CandidateSummary.Choice choice(MemberId member, int limit) {
        List<CandidateSummary.Candidate> candidates = new ArrayList<>();
        for (FoundCandidate each : find(member, limit)) {
            MemberId other = new MemberId(each.item().value());
            candidates.add(new CandidateSummary.Candidate(
                    candidates.size() + 1,
                    other.value(),
                    threads.name(other),
                    note(other),
                    Sources.of(each),
                    reasons.of(member, other)));
        }
        return new CandidateSummary.Choice(member.value(), threads.name(member), note(member), candidates);
    }

    private String note(MemberId member) {
        return member + ", " + count(member, DeedKind.ASKED, "question") + ", "
                + count(member, DeedKind.ANSWERED, "answer");
    }

    private String count(MemberId member, DeedKind kind, String what) {
        long times = threads.times(member, kind);
        return Texts.grouped(times) + " " + what + (times == 1 ? "" : "s");
    }
}
