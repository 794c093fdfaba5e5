package io.communitykit.examples.candidates;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.examples.points.ProgramTimes;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.CandidatePolicy;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Hears a history and finds, at its end, the questions like the most voted ones, and whom the members who do most and ask most might follow. Not safe for
 * many threads; used once.
 */
public final class ThreadTally {

    private static final String QUESTIONS = "stack-exchange-questions.json";
    private static final String PEOPLE = "stack-exchange-people.json";
    private static final int SUBJECTS = 6;
    private static final int CANDIDATES = 5;

    private final Threads threads = new Threads();
    private final ProgramTimes times;

    /**
     * Starts with the policies that the jar carries.
     *
     * @param zone in which times are told
     */
    public ThreadTally(ZoneId zone) {
        times = new ProgramTimes(zone);
    }

    /**
     * Adds a fact.
     *
     * @param event in the order of time
     */
    public void add(CommunityEvent event) {
        threads.tell(event);
    }

    /**
     * Candidates as of the last fact.
     *
     * @return {@link CandidateSummary#NONE} where nobody asked anything
     */
    public CandidateSummary summary() {
        if (threads.questions().isEmpty()) {
            return CandidateSummary.NONE;
        }
        return new CandidateSummary(
                times.of(threads.latest().truncatedTo(ChronoUnit.MINUTES)),
                questions(),
                people(),
                CandidateSummary.Group.NONE,
                List.of(),
                List.of());
    }

    private CandidateSummary.Group questions() {
        CandidatePolicy policy = PolicyFiles.builtIn(CandidatePolicy.KIND, QUESTIONS);
        List<CandidateSummary.Choice> lists = SimilarQuestions.of(threads, policy).stream()
                .flatMap(it -> mostVoted().stream().map(question -> it.choice(question, CANDIDATES)))
                .filter(it -> !it.candidates().isEmpty())
                .toList();
        return new CandidateSummary.Group(
                policy.version().value(), threads.questions().size(), lists);
    }

    private List<Question> mostVoted() {
        return threads.questions().values().stream()
                .sorted(Comparator.comparingLong((Question it) -> threads.votes(it.id()))
                        .reversed()
                        .thenComparing(Question::at)
                        .thenComparing(Question::id))
                .limit(SUBJECTS)
                .toList();
    }

    private CandidateSummary.Group people() {
        CandidatePolicy policy = PolicyFiles.builtIn(CandidatePolicy.KIND, PEOPLE);
        List<CandidateSummary.Choice> lists = new ArrayList<>();
        long writers = 0;
        PeopleToFollow people = PeopleToFollow.of(threads, policy).orElse(null);
        if (people != null) {
            writers = people.writers().size();
            readers().forEach(it -> lists.add(people.choice(it, CANDIDATES)));
            lists.removeIf(it -> it.candidates().isEmpty());
        }
        return new CandidateSummary.Group(policy.version().value(), writers, lists);
    }

    /** Half of them did most, the others asked most. */
    private Set<MemberId> readers() {
        Set<MemberId> readers = new LinkedHashSet<>();
        most(this::deeds).limit(SUBJECTS / 2).forEach(readers::add);
        most(it -> threads.times(it, DeedKind.ASKED))
                .filter(it -> !readers.contains(it) && threads.times(it, DeedKind.ASKED) > 0)
                .limit(SUBJECTS / 2)
                .toList()
                .forEach(readers::add);
        return readers;
    }

    private long deeds(MemberId member) {
        long sum = 0;
        for (DeedKind kind : DeedKind.values()) {
            sum += threads.times(member, kind);
        }
        return sum;
    }

    private Stream<MemberId> most(ToLongFunction<MemberId> of) {
        return threads.members().stream()
                .sorted(Comparator.comparingLong(of).reversed().thenComparing(Comparator.naturalOrder()));
    }
}
