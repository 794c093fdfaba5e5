package io.communitykit.risk.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.risk.word.spi.WordBoundaries.Judgement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the cases the hit stands between brackets. */
class ChineseBoundariesTest {

    private final ChineseBoundaries boundaries = ChineseBoundaries.standard();

    @ParameterizedTest
    @DisplayName("a hit that lies across two words is spared")
    @ValueSource(
            strings = {
                "路[口交]通",
                "昨天在路[口交]通堵塞，快递晚到了",
                "十字路[口交]通事故",
                "出[口交]易会",
                "进出[口交]货时间",
                "上[海口]味的月饼",
                "长[春药]店的服务",
                "青[春药]品公司",
                "最[高潮]流品牌",
                "收到沙[发票]据",
                "机[场所]有人都看到",
                "提[高性]能",
                "国[家色]彩",
                "北[京城]市规划",
                "重[庆大]学生",
                "中[华人]民",
                "人[民法]院",
                "经[济南]方",
                "计[算命]令",
                "分[裂变]化",
                "比[赛车]辆",
                "学[生日]常生活",
                "先[生气]质很好",
                "医[生产]品介绍",
                "女[生气]质",
                "会[员工]作",
                "周[末日]期",
                "音[乐高]级班",
                "水[平安]装",
                "科[学会]议",
                "公[司法]律顾问",
                "手[机关]键功能",
                "电[子弹]簧",
                "音乐[家乐]队",
                "小[组合]作",
                "历[史上]海",
                "城[市场]地",
                "公[共产]品",
                "不[同性]别",
            })
    void spared(String marked) {
        assertThat(marked(marked).judgedBy(boundaries)).isEqualTo(Judgement.ACROSS_WORDS);
    }

    @ParameterizedTest
    @DisplayName("a hit that stands as a word stays a hit")
    @ValueSource(
            strings = {
                "[口交]",
                "提供[口交]服务",
                "[口交]一次多少钱",
                "有人[口交]",
                "可以[口交]吗",
                "按摩、[口交]、包夜",
                "按摩[口交]包夜",
                "她说[口交]很舒服",
                "[发票]",
                "不能开[发票]",
                "代开[发票]",
                "可以开[发票]吗",
                "正规[发票]联系我",
                "本店提供[发票]",
                "出售[枪支]弹药",
                "[枪支]出售",
                "长期出售[枪支]",
                "参与[赌博]赢大奖",
                "[赌博]网站",
                "网上[赌博]平台",
                "我要举报[色情]网站",
                "看[色情]电影",
                "[色情]服务",
                "买卖[毒品]违法",
                "有[毒品]出售",
                "可[加微信]详聊",
                "请[加微信]",
                "[加微信]领红包",
                "大家快来[加微信]吧",
                "你这个[骗子]",
                "都是[骗子]公司",
                "大[骗子]",
                "[刷单]兼职",
                "招聘[刷单]人员",
                "在家[刷单]赚钱",
                "[女装]",
                "男士和[女装]都有",
                "新款[女装]上市",
                "办理[贷款]业务",
                "无抵押[贷款]",
                "[贷款]利息低",
                "提供[代孕]服务",
                "[代孕]包成功",
                "出售[春药]",
                "[春药]有卖",
                "全国[最好]的产品",
                "效果[最好]",
                "[第一]品牌",
                "吃上[第一]道菜",
                "行业[第一]",
                "[六合彩]内幕",
                "香港[六合彩]开奖",
                "[百家乐]平台",
                "澳门[百家乐]",
            })
    void kept(String marked) {
        assertThat(marked(marked).judgedBy(boundaries)).isEqualTo(Judgement.WORD);
    }

    @ParameterizedTest
    @DisplayName("a hit of one character is spared inside a longer word, and stays alone")
    @ValueSource(strings = {"[火]车站", "坐[火]车", "[女]儿", "我的[女]儿", "生[日]快乐", "[干]净", "饼[干]"})
    void oneCharacter(String marked) {
        assertThat(marked(marked).judgedBy(boundaries)).isEqualTo(Judgement.ACROSS_WORDS);
        assertThat(new PlacedWord("，" + marked(marked).word() + "！", 1, 2).judgedBy(boundaries))
                .isEqualTo(Judgement.WORD);
    }

    @ParameterizedTest
    @DisplayName("letters, digits alone, five characters, and a longer word of the same meaning are words")
    @ValueSource(strings = {"路[v口]交", "路[12]口", "[ass]istant", "路[口交通路口]交通", "[赌博]罪", "[😀]路", "𠮷[𠮷]口", "[处女]座"})
    void notJudged(String marked) {
        assertThat(marked(marked).judgedBy(boundaries)).isEqualTo(Judgement.WORD);
    }

    @Test
    @DisplayName("what is not Chinese separates words, and a digit counts as the numeral that is folded to it")
    void separators() {
        for (String between : List.of("，", " ", "a", "😀", "\n")) {
            assertThat(PlacedWord.between("路" + between, "口交", between + "通").judgedBy(boundaries))
                    .as(between)
                    .isEqualTo(Judgement.WORD);
        }
        for (String numeral : List.of("三", "3")) {
            assertThat(PlacedWord.between("", numeral + "角", "形").judgedBy(boundaries))
                    .isEqualTo(Judgement.WORD);
            assertThat(PlacedWord.between("第" + numeral, "角", "色").judgedBy(boundaries))
                    .isEqualTo(Judgement.ACROSS_WORDS);
        }
    }

    private static PlacedWord marked(String marked) {
        int start = marked.indexOf('[');
        int end = marked.indexOf(']');
        return PlacedWord.between(
                marked.substring(0, start), marked.substring(start + 1, end), marked.substring(end + 1));
    }
}
