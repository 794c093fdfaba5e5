package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Says why a member might follow another. Immutable. */
final class PeopleReasons {

    private static final int MOST = 2;
    private static final int NAMED = 3;

    private final Threads threads;
    private final FeatureMatrix matrix;

    PeopleReasons(Threads threads, FeatureMatrix matrix) {
        this.threads = threads;
        this.matrix = matrix;
    }

    /**
     * Finds reasons.
     *
     * @param reader who might follow
     * @param other whom
     * @return the most telling first
     */
    List<String> of(MemberId reader, MemberId other) {
        List<String> all = new ArrayList<>();
        dealings(other, reader).forEach((kind, questions) -> {
            if (!kind.toYou().isEmpty()) {
                all.add(kind.toYou() + " " + titles(questions));
            }
        });
        dealings(reader, other).forEach((kind, questions) -> all.add(kind.byYou() + " " + titles(questions)));
        List<String> because = new ArrayList<>(all.subList(0, Math.min(MOST, all.size())));
        List<Feature> common = matrix.common(reader.value(), other.value());
        List<String> both = names(common, Feature.Kind.QUESTION);
        if (all.isEmpty() && !both.isEmpty()) {
            because.add("you both were at " + titles(both));
        }
        List<String> tags = names(common, Feature.Kind.TAG);
        if (!tags.isEmpty()) {
            because.add("you both write on " + String.join(", ", tags.subList(0, Math.min(NAMED, tags.size()))));
        }
        return because;
    }

    private static List<String> names(List<Feature> features, Feature.Kind kind) {
        return features.stream()
                .filter(it -> it.kind() == kind)
                .map(Feature::name)
                .toList();
    }

    /** At which questions one did what to the other, the most telling kind first, the latest first. */
    private Map<DeedKind, List<String>> dealings(MemberId one, MemberId other) {
        Map<DeedKind, Set<String>> found = new EnumMap<>(DeedKind.class);
        List<Deed> deeds = threads.deeds();
        for (int i = deeds.size() - 1; i >= 0; i--) {
            Deed deed = deeds.get(i);
            if (deed.member().equals(one) && deed.with().filter(other::equals).isPresent()) {
                found.computeIfAbsent(deed.kind(), kind -> new LinkedHashSet<>())
                        .add(deed.question());
            }
        }
        Map<DeedKind, List<String>> dealings = new EnumMap<>(DeedKind.class);
        found.forEach((kind, questions) -> dealings.put(kind, List.copyOf(questions)));
        return dealings;
    }

    private String titles(List<String> questions) {
        String first = Objects.requireNonNull(threads.questions().get(questions.get(0)))
                .title();
        int more = questions.size() - 1;
        return "“" + first + "”" + (more == 0 ? "" : " and " + more + (more == 1 ? " other" : " others"));
    }
}
