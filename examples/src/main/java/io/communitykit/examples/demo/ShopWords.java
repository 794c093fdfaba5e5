package io.communitykit.examples.demo;

import java.util.List;

/** What simulated members say and buy. */
final class ShopWords {

    static final List<String> CITIES = List.of("上海", "北京", "深圳", "杭州", "成都", "西安", "武汉", "厦门", "呼和浩特");
    static final List<String> DEVICES = List.of("android", "android", "ios", "ios", "harmony", "desktop");
    static final List<String> CHANNELS = List.of("app", "app", "app", "mini-program", "mini-program", "web", "store");
    static final List<String> CATEGORIES = List.of("美妆", "家居", "零食", "图书", "运动", "数码", "母婴", "宠物");
    static final List<String> POST_KINDS = List.of("note", "note", "note", "question", "video");

    private static final List<String> THINGS =
            List.of("保温杯", "面霜", "瑜伽垫", "蓝牙耳机", "猫粮", "速溶咖啡", "台灯", "绘本", "跑鞋", "辣条", "𠮷野家同款碗");
    private static final List<String> OPENINGS =
            List.of("刚入手", "回购第三次的", "被种草的", "吐槽一下", "求推荐", "开箱", "一周使用报告：", "送妈妈的");
    private static final List<String> ENDINGS =
            List.of("真香😋", "有点失望", "大家觉得怎么样？", "强烈推荐👍🏻", "性价比不错", "颜值满分✨", "慎买", "👨‍👩‍👧 全家都爱");
    private static final List<String> COMMENTS =
            List.of("同款！", "求链接", "谢谢分享🙏", "已下单", "学到了", "哈哈哈哈😂", "我也踩过坑", "颜色好看", "Nice! 👍", "多少钱？");
    static final List<String> SPAM =
            List.of("加V信 zz8888 领优惠💰", "兼职日结300＋，私聊我", "低价代充，秒到账🔥🔥", "点我头像看好东西", "刷单返现，名额有限！！");

    private ShopWords() {}

    static String title(Chance chance) {
        return chance.pick(OPENINGS) + chance.pick(THINGS) + "，" + chance.pick(ENDINGS);
    }

    static String comment(Chance chance) {
        return chance.pick(COMMENTS);
    }

    static String spam(Chance chance) {
        return chance.pick(SPAM);
    }
}
