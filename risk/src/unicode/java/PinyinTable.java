import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.VersionInfo;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the table of the Mandarin readings of Han characters, without tones and with v for ü, out of the transliterator {@code Han-Latin} of
 * ICU4J, which has one reading for each character, and the list below of characters that are often read in several ways. The jar carries the
 * table; nothing of ICU4J is needed where the matcher runs. Two runs write the same bytes.
 *
 * <p>Run by the build as {@code java PinyinTable.java <file to write>}; the class of that name among the sources reads the file.
 */
class PinyinTable {

    static final int CODE_POINTS = 0x110000;

    /** Characters with several readings in everyday words, the most frequent reading first. */
    static final String SEVERAL =
            """
            行 xing hang
            长 chang zhang
            重 zhong chong
            乐 le yue
            得 de dei
            地 di de
            的 de di
            了 le liao
            着 zhe zhao zhuo
            都 dou du
            还 hai huan
            会 hui kuai
            调 tiao diao
            传 chuan zhuan
            弹 dan tan
            单 dan shan chan
            藏 cang zang
            曾 ceng zeng
            差 cha chai ci
            朝 chao zhao
            车 che ju
            称 cheng chen
            盛 sheng cheng
            乘 cheng sheng
            匙 chi shi
            臭 chou xiu
            畜 chu xu
            大 da dai
            度 du duo
            恶 e wu
            佛 fo fu
            否 fou pi
            给 gei ji
            谷 gu yu
            合 he ge
            和 he huo hu
            核 he hu
            吓 xia he
            巷 xiang hang
            红 hong gong
            虹 hong jiang
            系 xi ji
            夹 jia ga
            贾 jia gu
            价 jia jie
            降 jiang xiang
            强 qiang jiang
            角 jiao jue
            觉 jue jiao
            校 xiao jiao
            嚼 jiao jue
            解 jie xie
            劲 jin jing
            颈 jing geng
            卡 ka qia
            咖 ka ga
            壳 ke qiao
            咳 ke hai
            落 luo la lao
            勒 le lei
            肋 lei le
            俩 lia liang
            六 liu lu
            陆 lu liu
            露 lu lou
            绿 lv lu
            率 lv shuai
            埋 mai man
            没 mei mo
            脉 mai mo
            秘 mi bi
            模 mo mu
            南 nan na
            娜 na nuo
            呢 ne ni
            弄 nong long
            疟 nve yao
            迫 po pai
            泊 bo po
            薄 bao bo
            剥 bo bao
            暴 bao pu
            堡 bao bu pu
            卜 bu bo
            便 bian pian
            扁 bian pian
            期 qi ji
            其 qi ji
            奇 qi ji
            茄 qie jia
            且 qie ju
            亲 qin qing
            区 qu ou
            圈 quan juan
            雀 que qiao
            若 ruo re
            塞 sai se
            色 se shai
            厦 sha xia
            什 shen shi
            省 sheng xing
            石 shi dan
            识 shi zhi
            食 shi si
            似 si shi
            熟 shu shou
            属 shu zhu
            术 shu zhu
            数 shu shuo
            说 shuo shui
            宿 su xiu
            提 ti di
            拓 tuo ta
            尾 wei yi
            尉 wei yu
            无 wu mo
            洗 xi xian
            削 xue xiao
            血 xue xie
            吁 xu yu
            咽 yan ye
            殷 yin yan
            约 yue yao
            叶 ye xie
            艾 ai yi
            遗 yi wei
            咱 zan za
            择 ze zhai
            扎 zha za
            轧 zha ya ga
            粘 zhan nian
            折 zhe she
            种 zhong chong
            爪 zhua zhao
            幢 zhuang chuang
            仔 zi zai
            阿 a e
            拗 ao niu
            伯 bo bai
            柏 bai bo
            百 bai bo
            蚌 bang beng
            磅 bang pang
            膀 bang pang
            胖 pang pan
            炮 pao bao
            辟 pi bi
            屏 ping bing
            参 can shen cen
            查 cha zha
            刹 sha cha
            禅 chan shan
            颤 chan zhan
            绰 chuo chao
            澄 cheng deng
            仇 chou qiu
            伺 si ci
            攒 zan cuan
            撮 cuo zuo
            沓 ta da
            叨 dao tao
            囤 tun dun
            番 fan pan
            脯 pu fu
            龟 gui jun qiu
            柜 gui ju
            炅 jiong gui
            浅 qian jian
            槛 kan jian
            见 jian xian
            侥 jiao yao
            缴 jiao zhuo
            吭 keng hang
            括 kuo gua
            烙 lao luo
            姥 lao mu
            棱 leng ling
            偻 lou lv
            蔓 man wan
            氓 mang meng
            冒 mao mo
            糜 mi mei
            泌 mi bi
            缪 miao miu mou
            万 wan mo
            刨 pao bao
            瀑 pu bao
            曝 pu bao
            栖 qi xi
            稽 ji qi
            铅 qian yan
            趄 ju qie
            杉 shan sha
            召 zhao shao
            蛇 she yi
            拾 shi she
            殖 zhi shi
            射 she ye
            氏 shi zhi
            适 shi kuo
            褪 tui tun
            驮 tuo duo
            圩 wei xu
            涡 wo guo
            纤 xian qian
            邪 xie ye
            钥 yao yue
            熨 yun yu
            吱 zhi zi
            琢 zhuo zuo
            综 zong zeng
            谁 shei shui
            伽 jia ga
            嗯 en n ng
            掺 chan can
            椎 zhui chui
            潦 liao lao
            珲 hun hui
            诘 jie ji
            辗 zhan nian
            龈 yin ken
            嬷 mo ma
            唛 mai ma
            桔 ju jie
            嘬 zuo chuai
            噱 xue jue
            呷 xia ga
            埔 pu bu
            擘 bo bai
            芎 xiong qiong
            豉 chi shi
            铤 ting ding
            釐 li xi
            """;

    private static final Pattern SYLLABLE = Pattern.compile("[a-z]{1,6}");

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Map<Integer, List<String>> readings = readings();
        byte[] image = Image.of(readings);
        Files.createDirectories(file.getParent());
        Files.write(file, image);
        System.out.printf("%d bytes of readings of %d characters.%n", image.length, readings.size());
    }

    static Map<Integer, List<String>> readings() {
        Transliterator pinyin = Transliterator.getInstance("Han-Latin");
        Map<Integer, List<String>> readings = new TreeMap<>();
        for (int codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
            if (Character.isIdeographic(codePoint) && !forgotten(codePoint)) {
                String plain = plain(pinyin.transliterate(Character.toString(codePoint)));
                if (SYLLABLE.matcher(plain).matches()) {
                    readings.put(codePoint, List.of(plain));
                }
            }
        }
        SEVERAL.lines().forEach(line -> several(line.split(" "), readings));
        return readings;
    }

    /** Extension B is what old dictionaries hold; with its 14,600 readings the table would be half as large again. */
    private static boolean forgotten(int codePoint) {
        return codePoint >= 0x20000 && codePoint <= 0x2A6DF;
    }

    private static void several(String[] parts, Map<Integer, List<String>> readings) {
        int codePoint = parts[0].codePointAt(0);
        Set<String> all = new LinkedHashSet<>(Arrays.asList(parts).subList(1, parts.length));
        all.addAll(readings.getOrDefault(codePoint, List.of()));
        if (!all.stream().allMatch(one -> SYLLABLE.matcher(one).matches())) {
            throw new IllegalStateException(String.join(" ", parts) + " is no list of readings.");
        }
        readings.put(codePoint, List.copyOf(all));
    }

    /** Without tones; ü, and what has its dots under a tone, as v. */
    private static String plain(String reading) {
        String parts = Normalizer2.getNFDInstance().normalize(reading.strip());
        return parts.replace("u\u0308", "v").replaceAll("\\p{M}", "");
    }

    /** Packs the table as its reader describes it. */
    static class Image {
        private static final int MAGIC = 0x434B5059;
        private static final int FORMAT = 1;
        private static final int BLOCK = 64;

        private final List<String> syllables;
        private final Map<List<String>, Integer> sets = new LinkedHashMap<>();
        private final Map<String, Integer> blocks = new LinkedHashMap<>();
        private final StringBuilder index = new StringBuilder();

        private Image(Map<Integer, List<String>> readings) {
            TreeSet<String> distinct = new TreeSet<>();
            readings.values().forEach(distinct::addAll);
            syllables = List.copyOf(distinct);
            sets.put(List.of(), 0);
        }

        static byte[] of(Map<Integer, List<String>> readings) throws IOException {
            Image image = new Image(readings);
            for (int start = 0; start < CODE_POINTS; start += BLOCK) {
                StringBuilder block = new StringBuilder();
                for (int codePoint = start; codePoint < start + BLOCK; codePoint++) {
                    List<String> set = readings.getOrDefault(codePoint, List.of());
                    block.append((char) (int) image.sets.computeIfAbsent(set, s -> image.sets.size()));
                }
                image.index.append(
                        (char) (int) image.blocks.computeIfAbsent(block.toString(), b -> image.blocks.size()));
            }
            return image.bytes();
        }

        private byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            VersionInfo unicode = UCharacter.getUnicodeVersion();
            out.writeInt(MAGIC);
            out.writeShort(FORMAT);
            out.writeByte(unicode.getMajor());
            out.writeByte(unicode.getMinor());
            try (DataOutputStream packed = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                body(packed);
            }
            CRC32C check = new CRC32C();
            check.update(bytes.toByteArray());
            new DataOutputStream(bytes).writeInt((int) check.getValue());
            return bytes.toByteArray();
        }

        private void body(DataOutputStream out) throws IOException {
            out.writeUTF(String.join(" ", syllables));
            out.writeShort(sets.size());
            for (List<String> set : sets.keySet()) {
                out.writeByte(set.size());
                for (String syllable : set) {
                    out.writeShort(syllables.indexOf(syllable));
                }
            }
            for (CharSequence part : List.of(index, String.join("", blocks.keySet()))) {
                out.writeInt(part.length());
                for (int shift = Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                    for (int i = 0; i < part.length(); i++) {
                        out.writeByte(part.charAt(i) >>> shift);
                    }
                }
            }
        }
    }
}
