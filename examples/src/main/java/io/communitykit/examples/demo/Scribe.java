package io.communitykit.examples.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Rewrites a few of the texts that members write: some become advertisements whose telling word is disguised, some become honest texts that only
 * look bad. Has chance of its own, so that who does what and when stays as it is without. Not safe for many threads.
 */
final class Scribe {

    private static final double ADVERT = 0.02;
    private static final double ADVERT_OF_SPAMMER = 0.6;
    private static final double TEMPTING = 0.04;

    /** Advertisements; the telling word stands between bars. */
    private static final List<String> ADVERTS = List.of(
            "想要优惠的|加微信| zz8888",
            "|加v信|：zz8888，好货多多💰",
            "在家就能做，|兼职刷单|，日结三百",
            "|刷单返现|，名额有限！！",
            "|网络赌博|，注册就送",
            "|办证刻章|，诚信第一位",
            "|代开发票|，真实可查🔥",
            "美女|裸聊|，点我头像");

    /** Honest, though some characters in a row, or a word in another sense, look like something else. */
    private static final List<String> HONEST = List.of(
            "店门口在路口交通很方便，停车也好",
            "女装和男装都打折，妈妈很喜欢",
            "最近天气好，终于能出门了",
            "用微信支付很快",
            "他们把微信群名改成了宠物交流",
            "教练加了点难度，运动量正好",
            "加油，微笑着信步走",
            "从来没有在这里买过假货👍🏻",
            "我在办公室外面等快递，正好刻了章子石");

    private static final Map<Integer, String> TRADITIONAL = Map.of(
            (int) '单', "單", (int) '网', "網", (int) '络', "絡", (int) '赌', "賭", (int) '证', "證", (int) '发', "發", (int) '职',
            "職", (int) '现', "現");

    private final Chance chance;
    private final Consumer<String> planted;

    /**
     * Creates a scribe.
     *
     * @param chance its own
     * @param planted hears every advertisement before it is told
     */
    Scribe(Chance chance, Consumer<String> planted) {
        this.chance = chance;
        this.planted = planted;
    }

    /** What a member writes in place of a usual text. */
    String member(String usual) {
        if (chance.with(ADVERT)) {
            return advert();
        }
        return chance.with(TEMPTING) ? chance.pick(HONEST) : usual;
    }

    /** What a spammer writes in place of a usual line. */
    String spammer(String usual) {
        return chance.with(ADVERT_OF_SPAMMER) ? advert() : usual;
    }

    private String advert() {
        String[] parts = chance.pick(ADVERTS).split("\\|", -1);
        String text = parts[0] + disguised(parts[1]) + parts[2];
        planted.accept(text);
        return text;
    }

    private String disguised(String word) {
        return switch (chance.below(12)) {
            case 0 -> word;
            case 1 -> between(word, "*");
            case 2 -> between(word, chance.with(0.5) ? " " : "　");
            case 3 -> between(word, "、");
            case 4 -> between(word, "\u200B");
            case 5 -> between(word, "\u00AD");
            case 6 -> between(word, "\uFE0F");
            case 7 -> between(word, "😀");
            case 8 -> each(word, it -> Character.toString(it).repeat(2));
            case 9 -> each(word, it -> TRADITIONAL.getOrDefault(it, Character.toString(it)));
            case 10 -> word.replace("v", "ｖ").replace("信", "信\u200D");
            default -> between(word.replace("v", "𝐕"), "·");
        };
    }

    private static String between(String word, String what) {
        return word.codePoints().mapToObj(Character::toString).collect(Collectors.joining(what));
    }

    private static String each(String word, IntFunction<String> change) {
        return word.codePoints().mapToObj(change).collect(Collectors.joining());
    }
}
