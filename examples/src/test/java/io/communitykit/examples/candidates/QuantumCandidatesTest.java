package io.communitykit.examples.candidates;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.EventSource;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.history.History;
import io.communitykit.examples.policy.PolicyFiles;
import io.communitykit.examples.stackexchange.StackExchangeHistory;
import io.communitykit.recommend.candidate.CandidatePolicy;
import io.communitykit.recommend.candidate.FoundCandidate;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The public history of {@code QuantumReplayTest}, in the directory that {@code -Dcommunitykit.quantum} names. Which questions belong together is known
 * from its members: 283 pairs, of which one question names the other in a post or comment under it. What the writer of such a post or comment did by
 * it is left out of what is fitted on. The weights were chosen on questions with an even number, so those with an odd one are a fair test of them; that
 * words of titles help at all was seen on both.
 */
class QuantumCandidatesTest {

    private static final Pattern LINK =
            Pattern.compile("quantumcomputing\\.stackexchange\\.com/(?:questions|q|a)/(\\d+)");
    private static final Pattern ID = Pattern.compile(" Id=\"(\\d+)\"");
    private static final Pattern PARENT = Pattern.compile(" ParentId=\"(\\d+)\"");
    private static final Pattern POST = Pattern.compile(" PostId=\"(\\d+)\"");
    private static final Pattern TYPE = Pattern.compile(" PostTypeId=\"(\\d+)\"");
    private static final Console SILENT =
            new Console(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);

    private static final Map<Long, Long> QUESTION_OF = new HashMap<>();
    private static final Set<String> LINKING = new HashSet<>();
    private static final Map<Long, Set<Long>> TOGETHER = new TreeMap<>();

    private static Path dump() {
        String dump = System.getProperty("communitykit.quantum");
        assumeTrue(dump != null, "-Dcommunitykit.quantum names no dump");
        return Path.of(dump);
    }

    @BeforeAll
    static void links() throws IOException {
        List<String> posts = Files.readAllLines(dump().resolve("Posts.xml"));
        for (String row : posts) {
            if (ID.matcher(row).find() && number(TYPE, row, 0) <= 2) {
                long id = number(ID, row, 0);
                QUESTION_OF.put(id, number(PARENT, row, id));
            }
        }
        for (String row : posts) {
            addLinks("post-", row, number(ID, row, 0));
        }
        for (String row : Files.readAllLines(dump().resolve("Comments.xml"))) {
            addLinks("comment-", row, number(POST, row, 0));
        }
    }

    private static long number(Pattern attribute, String row, long otherwise) {
        Matcher found = attribute.matcher(row);
        return found.find() ? Long.parseLong(found.group(1)) : otherwise;
    }

    private static void addLinks(String prefix, String row, long post) {
        Long from = QUESTION_OF.get(post);
        Matcher links = LINK.matcher(row);
        while (from != null && links.find()) {
            Long to = QUESTION_OF.get(Long.parseLong(links.group(1)));
            if (to != null && !to.equals(from)) {
                LINKING.add(prefix + number(ID, row, 0));
                TOGETHER.computeIfAbsent(from, absent -> new TreeSet<>()).add(to);
                TOGETHER.computeIfAbsent(to, absent -> new TreeSet<>()).add(from);
            }
        }
    }

    private static Threads threads() {
        Threads threads = new Threads();
        StackExchangeHistory.read(dump(), new EventSource("quantum"), SILENT)
                .tell(History.Listener.strict(
                        event -> threads.tell(LINKING.contains(event.id().value()) ? nobodys(event) : event)));
        return threads;
    }

    private static CommunityEvent nobodys(CommunityEvent event) {
        CommunityEvent.Builder same = CommunityEvent.builder(event.key(), event.type(), event.occurredAt());
        event.subject().ifPresent(same::subject);
        event.attributes().forEach(same::with);
        return same.build();
    }

    /** Of the odd questions that belong to others, how many have at least one of those among the first places. */
    private static String hits(SimilarQuestions similar, int places) {
        int asked = 0;
        int hits = 0;
        for (Map.Entry<Long, Set<Long>> each : TOGETHER.entrySet()) {
            if (each.getKey() % 2 == 1) {
                asked++;
                List<FoundCandidate> found = similar.find("post-" + each.getKey(), places);
                hits += found.stream()
                                .anyMatch(it -> each.getValue()
                                        .contains(
                                                Long.parseLong(it.item().value().substring("post-".length()))))
                        ? 1
                        : 0;
            }
        }
        return hits + " of " + asked;
    }

    /** The carried policy, but only with some kinds of behaviour. */
    private static SimilarQuestions fitted(Threads threads, Predicate<String> kinds) {
        CandidatePolicy policy = PolicyFiles.builtIn(CandidatePolicy.KIND, "stack-exchange-questions.json");
        List<BehaviourWeight> some = policy.behaviours().stream()
                .filter(it -> kinds.test(it.kind().value()))
                .toList();
        return SimilarQuestions.of(
                        threads, new CandidatePolicy(policy.version(), some, policy.merge(), policy.sources()))
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "of 153 questions that members put beside others, 74 have one of those among the first 5; by tags alone 47, by words 52, by members 21")
    void similar() {
        Threads threads = threads();
        SimilarQuestions all = fitted(threads, kind -> true);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(hits(all, 5)).isEqualTo("74 of 153");
        softly.assertThat(hits(all, 10)).isEqualTo("87 of 153");
        softly.assertThat(hits(fitted(threads, kind -> kind.equals("tag")), 5)).isEqualTo("47 of 153");
        softly.assertThat(hits(fitted(threads, kind -> kind.equals("word")), 5)).isEqualTo("52 of 153");
        softly.assertThat(hits(fitted(threads, kind -> !kind.equals("tag") && !kind.equals("word")), 5))
                .isEqualTo("21 of 153");
        softly.assertAll();
    }
}
