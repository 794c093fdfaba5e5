package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.examples.cli.Texts;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.CandidateFinder;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.FoundCandidate;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.signal.SignalId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds questions like a question: by the members who were at both, by tags, and by the words of titles. Immutable. */
final class SimilarQuestions {

    /** As the policy names the sources. */
    static final RuleId ALIKE = new RuleId("alike");

    static final RuleId TOGETHER = new RuleId("seen-together");

    /**
     * Members, tags and words with many questions are damped less than in a shop: a tag of thirty questions still says what they are about. Chosen on half
     * of the questions of which {@code QuantumCandidatesTest} reports the other half.
     */
    private static final GraphFilter FILTER = new GraphFilter(0.4, 0.5, 0.5, 200);

    private static final SignalId TAG = new SignalId("tag");
    private static final SignalId WORD = new SignalId("word");
    private static final MemberId READER = new MemberId("reader");
    private static final int NAMED = 3;

    /** A word says nothing that is in more than one title of so many, unless it is in few. */
    private static final int COMMON = 20;

    private static final int FEW = 10;

    private final Threads threads;
    private final FeatureMatrix matrix;
    private final CandidateFinder finder;

    private SimilarQuestions(Threads threads, FeatureMatrix matrix, CandidateFinder finder) {
        this.threads = threads;
        this.matrix = matrix;
        this.finder = finder;
    }

    /**
     * Fits on what was told so far.
     *
     * @param threads what was told
     * @param policy with the sources {@code alike} and {@code seen-together}
     * @return nothing where no question has anything
     */
    static Optional<SimilarQuestions> of(Threads threads, CandidatePolicy policy) {
        FeatureMatrix.Builder builder = new FeatureMatrix.Builder(policy.behaviours());
        for (Deed deed : threads.latestOfEachKind()) {
            Feature member = new Feature(Feature.Kind.MEMBER, deed.member().value());
            builder.add(member, deed.question(), deed.kind().id(), deed.at());
        }
        Map<String, Long> titles = threads.questions().values().stream()
                .flatMap(it -> TitleWords.of(it.title()).stream())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        long most = Math.max(FEW, threads.questions().size() / COMMON);
        for (Question question : threads.questions().values()) {
            question.tags()
                    .forEach(it -> builder.add(new Feature(Feature.Kind.TAG, it), question.id(), TAG, question.at()));
            TitleWords.of(question.title()).stream()
                    .filter(it -> titles.getOrDefault(it, 0L) <= most)
                    .forEach(it -> builder.add(new Feature(Feature.Kind.WORD, it), question.id(), WORD, question.at()));
        }
        return builder.build(threads.latest()).map(matrix -> {
            Model alike = FILTER.fit(matrix.interactions(), FitOptions.threads(1));
            CandidateFinder finder = CandidateFinder.builder(policy)
                    .source(ALIKE, alike)
                    .source(TOGETHER, together(threads, policy).snapshot(threads.latest()))
                    .reasons(0)
                    .build();
            return new SimilarQuestions(threads, matrix, finder);
        });
    }

    private static CoVisitation together(Threads threads, CandidatePolicy policy) {
        Map<SignalId, BehaviourWeight> weights = new TreeMap<>(Comparator.comparing(SignalId::value));
        policy.behaviours().forEach(it -> weights.put(it.kind(), BehaviourWeight.of(it.kind(), it.weight())));
        CoVisitation together =
                CoVisitation.builder(List.copyOf(weights.values())).build();
        for (Deed deed : threads.deeds()) {
            if (weights.containsKey(deed.kind().id())) {
                ItemId question = new ItemId(deed.question());
                together.tell(new Behaviour(deed.member(), question, deed.kind().id(), deed.at()), deed.at());
            }
        }
        return together;
    }

    /** The questions most like one, best first. */
    List<FoundCandidate> find(String question, int limit) {
        var history = new TreeMap<>(Map.of(new ItemId(question), 1.0));
        return finder.find(new CandidateQuestion(READER, history, threads.latest(), limit));
    }

    /** The same, to be read. */
    CandidateSummary.Choice choice(Question question, int limit) {
        List<CandidateSummary.Candidate> candidates = new ArrayList<>();
        for (FoundCandidate each : find(question.id(), limit)) {
            Question other =
                    Objects.requireNonNull(threads.questions().get(each.item().value()));
            candidates.add(new CandidateSummary.Candidate(
                    candidates.size() + 1,
                    other.id(),
                    other.title(),
                    note(other),
                    Sources.of(each),
                    because(question.id(), other.id())));
        }
        return new CandidateSummary.Choice(question.id(), question.title(), note(question), candidates);
    }

    private String note(Question question) {
        return question.id() + ", " + votes(threads.votes(question.id()));
    }

    private static String votes(long votes) {
        return Texts.grouped(votes) + (Math.abs(votes) == 1 ? " vote" : " votes");
    }

    private List<String> because(String one, String other) {
        List<Feature> common = matrix.common(one, other);
        List<String> because = new ArrayList<>();
        named(common, Feature.Kind.TAG).ifPresent(it -> because.add("tags " + it));
        named(common, Feature.Kind.WORD).ifPresent(it -> because.add("words " + it));
        named(common, Feature.Kind.MEMBER).ifPresent(it -> because.add("members " + it));
        return because;
    }

    private Optional<String> named(List<Feature> common, Feature.Kind kind) {
        List<Feature> all = common.stream().filter(it -> it.kind() == kind).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String names = all.stream()
                .limit(NAMED)
                .map(it -> kind == Feature.Kind.MEMBER ? threads.name(new MemberId(it.name())) : it.name())
                .collect(Collectors.joining(", "));
        return Optional.of(all.size() > NAMED ? names + " and " + (all.size() - NAMED) + " more" : names);
    }
}
