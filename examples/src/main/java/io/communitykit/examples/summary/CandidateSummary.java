package io.communitykit.examples.summary;

import java.util.List;

/**
 * What may be shown to whom at the end of a history: candidates with who found them and why.
 *
 * @param at as of when, as text
 * @param questions questions and those like them
 * @param people members and whom they might follow
 * @param found members of a shop and what was found for them
 */
public record CandidateSummary(String at, Group questions, Group people, Group found) {

    /** Of a history of which no candidates were sought. */
    public static final CandidateSummary NONE = new CandidateSummary("", Group.NONE, Group.NONE, Group.NONE);

    /**
     * Candidates of one kind.
     *
     * @param policy the edition of their policy
     * @param of how many there were to choose from
     * @param lists the lists, chosen by a rule
     */
    public record Group(String policy, long of, List<Choice> lists) {

        /** Nothing. */
        public static final Group NONE = new Group("", 0, List.of());

        /** Copies the lists. */
        public Group {
            lists = List.copyOf(lists);
        }
    }

    /**
     * What was found for one.
     *
     * @param id for what or whom
     * @param name its title, or how the member is called
     * @param note what to know of it
     * @param candidates best first
     */
    public record Choice(String id, String name, String note, List<Candidate> candidates) {

        /** Copies the candidates. */
        public Choice {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A candidate in its place.
     *
     * @param position from 1
     * @param id what or who
     * @param name its title, or how the member is called
     * @param note what to know of it
     * @param sources which sources found it, at which of their places
     * @param because why, the most telling first
     */
    public record Candidate(
            int position, String id, String name, String note, List<String> sources, List<String> because) {

        /** Copies the sources and reasons. */
        public Candidate {
            sources = List.copyOf(sources);
            because = List.copyOf(because);
        }
    }
}
