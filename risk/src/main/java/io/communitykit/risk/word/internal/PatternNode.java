package io.communitykit.risk.word.internal;

import java.util.List;

/** A part of a pattern as it was read. */
sealed interface PatternNode {

    /** More than any pattern may have; counts stop here. */
    int PLENTY = 1_000_000;

    /** How many folded characters the longest match has, up to {@link #PLENTY}. */
    int longest();

    /** How many folded characters the shortest match has, up to {@link #PLENTY}. */
    int shortest();

    /** How many places of the automaton it needs, up to {@link #PLENTY}. */
    int places();

    /**
     * Adds it to an automaton.
     *
     * @param next the place that follows
     * @return the place in which it starts
     */
    int entry(PatternNfa nfa, int next);

    private static int capped(long count) {
        return (int) Math.min(PLENTY, count);
    }

    /** One character of a set. */
    record One(int set) implements PatternNode {

        @Override
        public int longest() {
            return 1;
        }

        @Override
        public int shortest() {
            return 1;
        }

        @Override
        public int places() {
            return 1;
        }

        @Override
        public int entry(PatternNfa nfa, int next) {
            return nfa.one(set, next);
        }
    }

    /** One part after the other. */
    record Row(List<PatternNode> parts) implements PatternNode {

        @Override
        public int longest() {
            return capped(parts.stream().mapToLong(PatternNode::longest).sum());
        }

        @Override
        public int shortest() {
            return capped(parts.stream().mapToLong(PatternNode::shortest).sum());
        }

        @Override
        public int places() {
            return capped(parts.stream().mapToLong(PatternNode::places).sum());
        }

        @Override
        public int entry(PatternNfa nfa, int next) {
            int entry = next;
            for (int i = parts.size() - 1; i >= 0; i--) {
                entry = parts.get(i).entry(nfa, entry);
            }
            return entry;
        }
    }

    /** One of several parts; never empty. */
    record Choice(List<PatternNode> parts) implements PatternNode {

        @Override
        public int longest() {
            return parts.stream().mapToInt(PatternNode::longest).max().orElseThrow();
        }

        @Override
        public int shortest() {
            return parts.stream().mapToInt(PatternNode::shortest).min().orElseThrow();
        }

        @Override
        public int places() {
            return capped(parts.stream().mapToLong(part -> 1L + part.places()).sum());
        }

        @Override
        public int entry(PatternNfa nfa, int next) {
            int entry = parts.get(0).entry(nfa, next);
            for (PatternNode part : parts.subList(1, parts.size())) {
                entry = nfa.either(part.entry(nfa, next), entry);
            }
            return entry;
        }
    }

    /** A part several times. */
    record Times(PatternNode part, int least, int most) implements PatternNode {

        @Override
        public int longest() {
            return capped((long) part.longest() * most);
        }

        @Override
        public int shortest() {
            return capped((long) part.shortest() * least);
        }

        @Override
        public int places() {
            return capped((part.places() + 1L) * most);
        }

        @Override
        public int entry(PatternNfa nfa, int next) {
            int entry = next;
            for (int i = least; i < most; i++) {
                entry = nfa.either(part.entry(nfa, entry), next);
            }
            for (int i = 0; i < least; i++) {
                entry = part.entry(nfa, entry);
            }
            return entry;
        }
    }
}
