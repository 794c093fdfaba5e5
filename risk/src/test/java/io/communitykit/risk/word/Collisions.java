package io.communitykit.risk.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes hits of two kinds from real sentences: those that lie across two words, as 口交 in 路口交通, and those that stand as words.
 * The segmenter is the judge of both, and nothing is left to chance: the same sentences and words give the same places.
 */
final class Collisions {

    private final List<CutText> sentences;

    Collisions(List<String> sentences) {
        this.sentences = sentences.stream().map(CutText::of).toList();
    }

    /** The characters over every joint of two longer words, as they stand: two, and three of either side where a word has three. */
    List<PlacedWord> overJoints() {
        List<PlacedWord> places = new ArrayList<>();
        for (CutText sentence : sentences) {
            int at = 0;
            for (int i = 0; i + 1 < sentence.words().size(); i++) {
                String left = sentence.words().get(i);
                String right = sentence.words().get(i + 1);
                at += left.length();
                if (left.length() > 1 && right.length() > 1 && CutText.chinese(left + right)) {
                    places.add(new PlacedWord(sentence.text(), at - 1, at + 1));
                    if (left.length() > 2) {
                        places.add(new PlacedWord(sentence.text(), at - 2, at + 1));
                    }
                    if (right.length() > 2) {
                        places.add(new PlacedWord(sentence.text(), at - 1, at + 2));
                    }
                }
            }
        }
        return places;
    }

    /** Every word between two words of sentences, where the segmenter cuts it out. */
    List<PlacedWord> standing(SortedSet<String> words, int placesEach) {
        List<PlacedWord> places = new ArrayList<>();
        int turn = 0;
        for (String word : words) {
            for (int i = 0; i < placesEach; i++) {
                CutText sentence = sentences.get(turn * 31 % sentences.size());
                int joint = turn++ % sentence.words().size();
                PlacedWord place = PlacedWord.between(
                        sentence.before(joint), word, sentence.words().get(joint) + sentence.after(joint));
                if (CutText.standsAlone(place)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /**
     * Every word made of the end of one word of the text and the beginning of another, each with what stands around it in its own
     * sentence, where the segmenter cuts through it.
     */
    List<PlacedWord> joined(SortedSet<String> words, int atMostEach) {
        SortedMap<String, List<String>> lefts = new TreeMap<>();
        SortedMap<String, List<String>> rights = new TreeMap<>();
        for (CutText sentence : sentences) {
            for (int i = 0; i < sentence.words().size(); i++) {
                halves(sentence, i, lefts, rights);
            }
        }
        List<PlacedWord> places = new ArrayList<>();
        for (String word : words) {
            TreeSet<String> seen = new TreeSet<>();
            for (int cut = 1; cut < word.length(); cut++) {
                List<String> left = lefts.getOrDefault(word.substring(0, cut), List.of());
                List<String> right = rights.getOrDefault(word.substring(cut), List.of());
                for (int i = 0; i < Math.min(left.size(), right.size()) && seen.size() < atMostEach; i++) {
                    PlacedWord place = PlacedWord.between(left.get(i), word, right.get(i));
                    if (CutText.liesAcross(place) && seen.add(place.text())) {
                        places.add(place);
                    }
                }
            }
        }
        return places;
    }

    /** All beginnings of a word with what stands before, by how the word goes on; all its ends with what follows, by how it begins. */
    private static void halves(
            CutText sentence, int index, Map<String, List<String>> lefts, Map<String, List<String>> rights) {
        String word = sentence.words().get(index);
        for (int cut = 1; cut < word.length() && CutText.chinese(word); cut++) {
            String head = word.substring(0, cut);
            String tail = word.substring(cut);
            lefts.computeIfAbsent(tail, any -> new ArrayList<>()).add(sentence.before(index) + head);
            rights.computeIfAbsent(head, any -> new ArrayList<>()).add(tail + sentence.after(index));
        }
    }
}
