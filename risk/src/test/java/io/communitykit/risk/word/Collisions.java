package io.communitykit.risk.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Map<String, List<String>> endings = new TreeMap<>();
        Map<String, List<String>> beginnings = new TreeMap<>();
        for (CutText sentence : sentences) {
            for (int i = 0; i < sentence.words().size(); i++) {
                String word = sentence.words().get(i);
                if (word.length() > 1 && CutText.chinese(word)) {
                    for (int cut = 1; cut < word.length(); cut++) {
                        endings.computeIfAbsent(word.substring(cut), any -> new ArrayList<>())
                                .add(sentence.before(i) + word.substring(0, cut));
                        beginnings
                                .computeIfAbsent(word.substring(0, cut), any -> new ArrayList<>())
                                .add(word.substring(cut) + sentence.after(i));
                    }
                }
            }
        }
        List<PlacedWord> places = new ArrayList<>();
        for (String word : words) {
            TreeSet<String> seen = new TreeSet<>();
            for (int cut = 1; cut < word.length() && seen.size() < atMostEach; cut++) {
                List<String> lefts = endings.getOrDefault(word.substring(0, cut), List.of());
                List<String> rights = beginnings.getOrDefault(word.substring(cut), List.of());
                for (int i = 0;
                        i < Math.max(lefts.size(), rights.size())
                                && !lefts.isEmpty()
                                && !rights.isEmpty()
                                && seen.size() < atMostEach;
                        i++) {
                    PlacedWord place =
                            PlacedWord.between(lefts.get(i % lefts.size()), word, rights.get(i % rights.size()));
                    if (CutText.liesAcross(place) && seen.add(place.toString())) {
                        places.add(place);
                    }
                }
            }
        }
        return places;
    }
}
