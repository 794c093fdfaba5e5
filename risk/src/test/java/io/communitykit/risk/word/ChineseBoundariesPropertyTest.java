package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

class ChineseBoundariesPropertyTest {

    private static final int REACH = 8;

    private final ChineseBoundaries boundaries = ChineseBoundaries.standard();

    @Property
    @Label("any text and any place in it is judged, twice and by other threads alike")
    void stateless(@ForAll("places") PlacedWord place) {
        Judgement judgement = place.judgedBy(boundaries);

        assertThat(IntStream.range(0, 8).parallel().mapToObj(again -> place.judgedBy(boundaries)))
                .containsOnly(judgement);
    }

    @Property
    @Label("what is more than 8 characters away makes no difference")
    void windowed(@ForAll("places") PlacedWord place) {
        int from = Math.max(0, place.start() - REACH);
        int to = Math.min(place.text().length(), place.end() + REACH);
        PlacedWord near = PlacedWord.between(
                place.text().substring(from, place.start()),
                place.word(),
                place.text().substring(place.end(), to));

        assertThat(near.judgedBy(boundaries)).isEqualTo(place.judgedBy(boundaries));
    }

    @Property
    @Label("a hit with nothing Chinese beside it is a word")
    void alone(@ForAll("places") PlacedWord place) {
        assertThat(PlacedWord.between("，", place.word(), "。").judgedBy(boundaries))
                .isEqualTo(Judgement.WORD);
    }

    @Provide
    Arbitrary<PlacedWord> places() {
        StringArbitrary common = Arbitraries.strings().withChars("路口交通火车站女儿第一二三1海角度人民法院大学生日a😀，");
        StringArbitrary han = Arbitraries.strings().withCharRange('\u4E00', '\u9FFF');
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> texts = Arbitraries.oneOf(common.ofMaxLength(40), han.ofMaxLength(40), any);
        return Combinators.combine(texts, texts.map(text -> text.substring(0, Math.min(6, text.length()))), texts)
                .as(PlacedWord::between);
    }
}
