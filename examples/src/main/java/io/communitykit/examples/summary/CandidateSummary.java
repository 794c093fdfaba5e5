package io.communitykit.examples.summary;

import java.util.List;

/**
 * What may be shown to whom at the end of a history: candidates with who found them and why.
 *
 * @param at as of when, as text
 * @param questions questions and those like them
 * @param people members and whom they might follow
 * @param found members of a shop and what was found for them
 * @param after what is bought after what, the surest first
 * @param demand the products that are wanted most, first
 */
public record CandidateSummary(
        String at, Group questions, Group people, Group found, List<After> after, List<Demand> demand) {

    /** Of a history of which no candidates were sought. */
    public static final CandidateSummary NONE =
            new CandidateSummary("", Group.NONE, Group.NONE, Group.NONE, List.of(), List.of());

    /** Copies the lists. */
    public CandidateSummary {
        after = List.copyOf(after);
        demand = List.copyOf(demand);
    }

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

    /**
     * Members who bought one thing bought another later.
     *
     * @param given what they bought
     * @param then what they bought later
     * @param members how many did
     * @param of of how many who bought the first
     * @param lift how many times chance that is, with one decimal
     * @param days how many days lie between for half of them
     */
    public record After(String given, String then, long members, long of, String lift, long days) {}

    /**
     * How much a product is wanted.
     *
     * @param product its name
     * @param points 0 to 10,000
     * @param parts what each source says and adds
     * @param missing the sources that do not know
     */
    public record Demand(String product, long points, List<String> parts, String missing) {

        /** Copies the parts. */
        public Demand {
            parts = List.copyOf(parts);
        }
    }
}
