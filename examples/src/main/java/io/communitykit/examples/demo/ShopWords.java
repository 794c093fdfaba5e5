package io.communitykit.examples.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What simulated members say and buy. */
final class ShopWords {

    static final List<String> CITIES = List.of("上海", "北京", "深圳", "杭州", "成都", "西安", "武汉", "厦门", "呼和浩特");
    static final List<String> DEVICES = List.of("android", "android", "ios", "ios", "harmony", "desktop");
    static final List<String> CHANNELS = List.of("app", "app", "app", "mini-program", "mini-program", "web", "store");
    static final List<String> CATEGORIES = List.of("美妆", "家居", "零食", "图书", "运动", "数码", "母婴", "宠物");
    static final List<String> POST_KINDS = List.of("note", "note", "note", "question", "video");

    /** What can be bought, by category: the first thing, what follows it, and what stands beside them. */
    private static final Map<String, List<String>> THINGS = Map.of(
            "美妆", List.of("口红", "卸妆油", "面霜"),
            "家居", List.of("台灯", "灯泡", "𠮷野家同款碗"),
            "零食", List.of("速溶咖啡", "保温杯", "辣条"),
            "图书", List.of("绘本", "儿童书架", "菜谱📖"),
            "运动", List.of("跑鞋", "运动袜", "瑜伽垫"),
            "数码", List.of("蓝牙耳机", "耳机套", "充电宝"),
            "母婴", List.of("奶粉", "辅食碗勺👶", "纸尿裤"),
            "宠物", List.of("猫粮", "猫砂", "逗猫棒"));

    private static final List<String> OPENINGS =
            List.of("刚入手", "回购第三次的", "被种草的", "吐槽一下", "求推荐", "开箱", "一周使用报告：", "送妈妈的");
    private static final List<String> ENDINGS =
            List.of("真香😋", "有点失望", "大家觉得怎么样？", "强烈推荐👍🏻", "性价比不错", "颜值满分✨", "慎买", "👨‍👩‍👧 全家都爱");
    private static final List<String> COMMENTS =
            List.of("同款！", "求链接", "谢谢分享🙏", "已下单", "学到了", "哈哈哈哈😂", "我也踩过坑", "颜色好看", "Nice! 👍", "多少钱？");
    static final List<String> SPAM =
            List.of("加V信 zz8888 领优惠💰", "兼职日结300＋，私聊我", "低价代充，秒到账🔥🔥", "点我头像看好东西", "刷单返现，名额有限！！");

    private ShopWords() {}

    static List<String> things(String category) {
        return Objects.requireNonNull(THINGS.get(category));
    }

    static String title(Chance chance, String category) {
        return chance.pick(OPENINGS) + chance.pick(things(category)) + "，" + chance.pick(ENDINGS);
    }

    static String comment(Chance chance) {
        return chance.pick(COMMENTS);
    }

    static String spam(Chance chance) {
        return chance.pick(SPAM);
    }
}
