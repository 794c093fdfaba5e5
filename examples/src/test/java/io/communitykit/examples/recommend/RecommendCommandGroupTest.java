package io.communitykit.examples.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.examples.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecommendCommandGroupTest {

    private static final double EXACT = 1e-6;
    private static final Object[] COSINE = {"--algorithm", "item-knn", "--param", "neighbours=9", "shrinkage=0"};

    @TempDir
    Path folder;

    private Path train;
    private Path test;

    /** Milk, nappies and wipes have three members each, the bear one. */
    @BeforeEach
    void files() throws IOException {
        train = file("train.txt", "会员一 奶粉 尿布 湿巾\n会员二 奶粉 尿布 奶粉\n\n会员三 尿布 湿巾 🧸\n🐼 奶粉 湿巾\n");
        test = file("test.txt", "会员二 湿巾 🧸\n🐼 尿布\n新人 奶粉\n会员一 不存在\n");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CommandRun run(List<Object> args, Object... more) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray());
    }

    private CommandRun eval(Object... more) {
        return run(
                List.of("recommend", "eval", "--train", train, "--test", test, "--format", "adjacency", "--threads", 1),
                more);
    }

    private CommandRun popular(Object... more) {
        List<Object> all = new ArrayList<>(List.of("--algorithm", "most-popular", "--json"));
        all.addAll(List.of(more));
        return eval(all.toArray());
    }

    private Path fitted(String name, Object... more) {
        Path model = folder.resolve(name);
        CommandRun run = run(
                List.of("recommend", "fit", "--train", train, "--format", "adjacency", "--out", model),
                more.length == 0 ? COSINE : more);
        assertThat(run.code()).as(run.err()).isZero();
        return model;
    }

    private CommandRun because(Path model, Object... more) {
        return run(List.of("recommend", "because", "--model", model, "--train", train, "--format", "adjacency"), more);
    }

    private static List<String> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get("item").textValue())
                .toList();
    }

    private static void failed(CommandRun run, int code, String message) {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.failure()).singleElement().asString().contains(message);
        assertThat(run.out()).isEmpty();
    }

    private static double number(JsonNode json, String field) {
        return json.get(field).doubleValue();
    }

    @Test
    @DisplayName("eval: what no list could hold is left out of the denominators, and counted")
    void leftOut() {
        JsonNode json = popular("--k", 1).json();
        assertThat(number(json, "recall")).isEqualTo((0.5 + 1) / 2);
        assertThat(number(json, "ndcg")).isEqualTo(1);
        assertThat(number(json, "hit_rate")).isEqualTo(1);
        assertThat(number(json, "coverage")).isEqualTo(2 / 4.0);
        assertThat(json.get("users").intValue()).isEqualTo(2);
        JsonNode counts = json.get("counts");
        assertThat(counts.toString())
                .isEqualTo("{\"withoutTest\":1,\"leftOut\":2,\"withoutNegatives\":0,\"unknownUsers\":1,"
                        + "\"unknownItems\":1,\"testPairs\":5,\"unreachablePairs\":1}");
        assertThat(json.get("train").toString())
                .isEqualTo("{\"members\":4,\"items\":4,\"pairs\":10,\"lines\":5,\"emptyLines\":1,\"badLines\":0,"
                        + "\"duplicates\":1}");
        assertThat(json.has("negatives")).isFalse();
    }

    @Test
    @DisplayName("eval: --unreachable counted takes newcomers and unknown items into the denominators")
    void counted() {
        JsonNode json = popular("--k", 1, "--unreachable", "counted").json();
        assertThat(number(json, "recall")).isEqualTo((0 + 0.5 + 1 + 1) / 4);
        assertThat(json.get("users").intValue()).isEqualTo(4);
        assertThat(json.get("unreachable").textValue()).isEqualTo("counted");
    }

    @Test
    @DisplayName("eval: --json has every measure and time under its name")
    void fields() {
        JsonNode json = popular().json();
        for (String name : List.of("recall", "ndcg", "hit_rate", "precision", "map", "mrr", "coverage", "gini")) {
            assertThat(number(json, name)).as(name).isBetween(0.0, 1.0);
        }
        assertThat(number(json, "novelty")).isPositive();
        assertThat(json.get("k").intValue()).isEqualTo(20);
        assertThat(json.get("fitSeconds").isNumber()).isTrue();
        assertThat(number(json, "recommendSeconds")).isPositive();
        assertThat(json.get("algorithm").textValue()).isEqualTo("most-popular");
    }

    @Test
    @DisplayName("eval: without --json the same stands in tables")
    void tables() {
        CommandRun run = eval("--algorithm", "rp3beta", "--param", "alpha=0.5", "--param", "beta=0", "--k", 1);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("rp3beta neighbours=100 alpha=0.5 beta=0.0\n")
                .containsPattern("recall +0\\.7500\n")
                .containsPattern("users +2\n")
                .containsPattern("unknownUsers +1\n")
                .containsPattern("train +4 +4 +10 +5 +1 +0 +1\n")
                .contains("recommendSeconds", "at 1");
        assertThat(run.err()).isEmpty();
    }

    @Test
    @DisplayName("eval: lists are ranked among a member's negatives, where they are given")
    void negatives() throws IOException {
        test = file("test.txt", "会员二 🧸\n🐼 尿布\n");
        assertThat(number(popular("--k", 1).json(), "recall")).isEqualTo(0.5);
        JsonNode json = popular("--k", 1, "--negatives", file("negatives.txt", "会员二 奶粉 不存在\n"))
                .json();
        assertThat(number(json, "recall")).isEqualTo(1);
        assertThat(json.get("users").intValue()).isEqualTo(1);
        assertThat(json.get("counts").get("withoutNegatives").intValue()).isEqualTo(1);
        assertThat(json.get("negatives").get("pairs").intValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("eval: files may be packed with gzip, and of triples, and say the same")
    void packed() throws IOException {
        JsonNode plain = popular().json();
        Path packed = folder.resolve("train.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(train));
        }
        train = Files.write(packed, bytes.toByteArray());
        assertThat(number(popular().json(), "ndcg")).isEqualTo(number(plain, "ndcg"));

        Path triples = file("train.csv", "用户,商品,分\n会员一,奶粉,2\n会员一,尿布\n会员二,奶粉,1,99\n\n会员二,奶粉,4\n");
        CommandRun run = CommandRun.of(
                "recommend",
                "eval",
                "--train",
                triples,
                "--test",
                file("test.csv", "会员二,尿布\n"),
                "--format",
                "triples",
                "--algorithm",
                "best",
                "--json");
        JsonNode json = run.json();
        assertThat(number(json, "recall")).isEqualTo(1);
        assertThat(json.get("train").get("duplicates").intValue()).isEqualTo(1);
        assertThat(json.get("train").get("badLines").intValue()).isEqualTo(1);
        assertThat(json.get("train").get("emptyLines").intValue()).isEqualTo(1);
        assertThat(run.err()).contains("skipped train.csv line 1: weight");
        failed(
                CommandRun.of(
                        "recommend",
                        "eval",
                        "--train",
                        triples,
                        "--test",
                        test,
                        "--format",
                        "triples",
                        "--algorithm",
                        "best",
                        "--on-bad-line",
                        "stop"),
                3,
                "train.csv line 1");
    }

    private static List<String> names() {
        return AlgorithmNames.ALL.stream().map(NamedAlgorithm::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("every algorithm can be judged, kept and asked, and the help says its parameters")
    void everyAlgorithm(String name) {
        JsonNode json = eval("--algorithm", name, "--json").json();
        assertThat(number(json, "recall")).isEqualTo(name.equals("most-popular") ? 1 : number(json, "recall"));
        assertThat(number(json, "recall")).isGreaterThan(0.4);
        Path model = fitted("model", "--algorithm", name, "--threads", 2);
        assertThat(model).hasSameBinaryContentAs(fitted("again", "--algorithm", name, "--threads", 1));
        JsonNode asked = because(model, "--member", "会员二", "--json").json();
        assertThat(asked.get("model")).isEqualTo(json.get("model"));
        assertThat(items(asked.get("recommendations"))).contains("湿巾").doesNotContain("奶粉", "尿布");
        String help = CommandRun.of("recommend", "eval", "--help").out();
        assertThat(help).contains("  " + name + ": ");
        for (AlgorithmParameter each : AlgorithmNames.named(name).parameters()) {
            assertThat(help.replaceAll("\\s+", " ")).contains(each.toString());
        }
    }

    @Test
    @DisplayName("best says which parameters it chose, and those give the same model")
    void best() {
        JsonNode json = eval("--algorithm", "best", "--json").json();
        assertThat(json.get("model").textValue()).isEqualTo("ridge-neighbours");
        List<Object> typed = new ArrayList<>(List.of("--algorithm", "ridge-neighbours", "--param"));
        for (Map.Entry<String, JsonNode> each : json.get("parameters").properties()) {
            typed.add(each.getKey() + "=" + each.getValue().asText());
        }
        assertThat(typed).hasSize(3 + 6);
        assertThat(fitted("typed", typed.toArray())).hasSameBinaryContentAs(fitted("best", "--algorithm", "best"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "magic||algorithm must be one of [best, ridge-neighbours, graph-filter, rp3beta, item-knn, user-knn, ease, als, most-popular], got magic",
                "rp3beta|gamma=1|parameter of rp3beta must be one of [neighbours, alpha, beta], got gamma",
                "most-popular|k=1|parameter of most-popular must be one of [], got k",
                "rp3beta|alpha=7|alpha of a walk must be from 0.0 to 2.0, got 7.0",
                "rp3beta|alpha=NaN|got NaN",
                "rp3beta|alpha=much|parameter alpha must be a number, got much",
                "rp3beta|neighbours=1.5|parameter neighbours must be a whole number, got 1.5",
                "rp3beta|neighbours=5000000000|parameter neighbours must be at most 2147483647, got 5000000000",
                "rp3beta|neighbours|parameter neighbours must be given once, as neighbours=VALUE, got neighbours",
                "item-knn|similarity=near|parameter similarity must be one of [cosine, dot, jaccard, asymmetric], got near",
                "user-knn|alpha=0.7|0.5, for it is not used",
                "als|factors=0|number of factors must be from 1 to 512, got 0"
            })
    @DisplayName(
            "an unknown algorithm or parameter is answered with the known ones, before anything is read; exit code 2")
    void badParameters(String algorithm, String parameter, String message) {
        train = folder.resolve("none");
        CommandRun run = parameter == null
                ? eval("--algorithm", algorithm)
                : eval("--algorithm", algorithm, "--param", parameter);
        failed(run, 2, message);
    }

    @Test
    @DisplayName("a similarity with its alpha and parameters that come again are taken; twice the same is not")
    void parameters() {
        JsonNode json = eval(
                        "--algorithm",
                        "user-knn",
                        "--param",
                        "similarity=asymmetric",
                        "alpha=0.7",
                        "--param",
                        "shrinkage=0",
                        "--json")
                .json();
        assertThat(json.get("parameters").toString())
                .isEqualTo("{\"neighbours\":50,\"similarity\":\"asymmetric\",\"alpha\":0.7,\"shrinkage\":0.0}");
        failed(eval("--algorithm", "ease", "--param", "regularisation=1", "regularisation=2"), 2, "given once");
    }

    @ParameterizedTest
    @CsvSource({"--k,0", "--k,1000001", "--threads,0", "--threads,many", "--format,csv", "--unreachable,maybe"})
    @DisplayName("an option out of its range is named in one line, and the exit code is 2")
    void badOptions(String option, String value) {
        CommandRun run = CommandRun.of(
                "recommend",
                "eval",
                "--train",
                train,
                "--test",
                test,
                "--algorithm",
                "most-popular",
                option.equals("--format") ? "--k=1" : "--format=adjacency",
                option,
                value);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.failure()).singleElement().asString().contains(value);
    }

    @Test
    @DisplayName("a file that is missing, empty or has nothing in common is named in one line, and the exit code is 3")
    void badFiles() throws IOException {
        Path good = train;
        train = folder.resolve("none.txt");
        failed(popular(), 3, "none.txt: no such file or folder");
        train = file("empty.txt", "");
        failed(popular(), 3, "no interaction in " + train);
        train = good;
        failed(popular("--negatives", folder.resolve("none.gz")), 3, "none.gz: no such file or folder");
        test = file("other.txt", "谁 什么\n");
        failed(popular(), 3, "test part must be");
    }

    @Test
    @DisplayName("fit: says what it did, and --json the same")
    void fit() throws IOException {
        Path model = folder.resolve("模型.bin");
        List<Object> args =
                List.of("recommend", "fit", "--train", train, "--format", "adjacency", "--algorithm", "ease");
        CommandRun run = run(args, "--out", model);
        assertThat(run.out()).contains("ease regularisation=500.0: fitted in", "10 pairs of 4 members and 4 items");
        JsonNode json = run(args, "--out", model, "--progress", "--json").json();
        assertThat(json.get("bytes").longValue()).isEqualTo(Files.size(model));
        assertThat(json.get("parameters").toString()).isEqualTo("{\"regularisation\":500.0}");
        assertThat(json.get("train").get("pairs").intValue()).isEqualTo(10);
        assertThat(run(args, "--out", model, "--progress").err()).contains("fitting: co-occurrence");
    }

    @Test
    @DisplayName("fit: an output that cannot be written is named before anything is fitted, and the exit code is 5")
    void unwritable() {
        List<Object> args =
                List.of("recommend", "fit", "--train", train, "--format", "adjacency", "--algorithm", "ease", "--out");
        failed(run(args, folder.resolve("none").resolve("model")), 5, "it must be a file in a folder that is there");
        failed(run(args, folder), 5, "it must be a file in a folder that is there");
    }

    @Test
    @DisplayName("similar: lists what is like an item, best first, ties by id")
    void similar() {
        Path model = fitted("model");
        JsonNode json = CommandRun.of("recommend", "similar", "--model", model, "--item", "🧸", "--json")
                .json();
        assertThat(items(json.get("similar"))).containsExactly("尿布", "湿巾");
        assertThat(number(json.get("similar").get(0), "score")).isCloseTo(1 / Math.sqrt(3), within(EXACT));
        CommandRun table = CommandRun.of("recommend", "similar", "--model", model, "--item", "尿布", "--limit", "1");
        assertThat(table.out())
                .contains("Most like 尿布 by item-knn")
                .containsPattern("1 +奶粉 +0\\.66667")
                .doesNotContain("湿巾");
        failed(CommandRun.of("recommend", "similar", "--model", model, "--item", "无"), 3, "no item 无 is in");
        failed(CommandRun.of("recommend", "similar", "--model", model, "--item", ""), 2, "item id");
        failed(CommandRun.of("recommend", "similar", "--model", model, "--item", "🧸", "--limit", "0"), 2, "--limit");
    }

    @Test
    @DisplayName("similar: says so where a model tells the same for every item; fit counts one as one")
    void similarToAny() throws IOException {
        Path one = file("one.txt", "会员一 奶粉 尿布\n");
        Path model = folder.resolve("popular");
        CommandRun fit = CommandRun.of(
                "recommend",
                "fit",
                "--train",
                one,
                "--format",
                "adjacency",
                "--algorithm",
                "most-popular",
                "--out",
                model);
        assertThat(fit.out()).contains("2 pairs of 1 member and 2 items");

        CommandRun similar = CommandRun.of("recommend", "similar", "--model", model, "--item", "奶粉");

        assertThat(similar.out()).contains("The same for every item by").doesNotContain("Most like");
    }

    @Test
    @DisplayName("because: recommends, with the items of the member that speak for each")
    void because() {
        Path model = fitted("model");
        JsonNode json = because(model, "--member", "会员二", "--json").json();
        assertThat(json.get("history").intValue()).isEqualTo(2);
        JsonNode all = json.get("recommendations");
        assertThat(items(all)).containsExactly("湿巾", "🧸");
        assertThat(number(all.get(0), "score")).isCloseTo(4 / 3.0, within(EXACT));
        assertThat(items(all.get(0).get("because"))).containsExactly("奶粉", "尿布");
        assertThat(items(all.get(1).get("because"))).containsExactly("尿布");
        assertThat(because(model, "--member", "会员二", "--limit", 1).out())
                .contains("会员二 did something with 2 items that the model item-knn knows, and with 0 that it does not")
                .containsPattern("1 +湿巾 +1\\.3333 +奶粉 0\\.66667, 尿布 0\\.66667")
                .doesNotContain("🧸");
    }

    @Test
    @DisplayName("because: says of one item what speaks for it, or why it is not recommended")
    void becauseOfOne() throws IOException {
        Path model = fitted("model");
        assertThat(because(model, "--member", "会员二", "--item", "🧸").out())
                .contains("🧸 scores 0.57735 for 会员二")
                .containsPattern("尿布 +0\\.57735");
        JsonNode json = because(model, "--member", "会员二", "--item", "奶粉", "--json")
                .json()
                .get("recommendations")
                .get(0);
        assertThat(json.get("has").booleanValue()).isTrue();
        assertThat(json.has("score")).isFalse();
        assertThat(because(model, "--member", "会员二", "--item", "奶粉").out())
                .contains("奶粉 is not recommended, since the member has it");

        train = file("later.txt", "会员九 新品 奶粉\n会员十 新品\n");
        JsonNode later = because(model, "--member", "会员九", "--json").json();
        assertThat(later.get("unknownItems").intValue()).isEqualTo(1);
        assertThat(items(later.get("recommendations"))).containsExactly("尿布", "湿巾");
        assertThat(because(model, "--member", "会员十").out()).contains("Nothing scores above 0");
        assertThat(because(model, "--member", "会员九", "--item", "🧸").out())
                .contains("🧸 does not score above 0", "no single item of the member speaks for it");
    }

    @Test
    @DisplayName("weights count with --weights given only; without it a pair counts 1, however often it is there")
    void weights() throws IOException {
        Path model = fitted("model");
        Path triples = file("train.csv", "会员二,奶粉,2\n会员二,奶粉,3\n");
        List<Object> args = List.of(
                "recommend",
                "because",
                "--model",
                model,
                "--train",
                triples,
                "--format",
                "triples",
                "--member",
                "会员二",
                "--item",
                "湿巾",
                "--json");
        JsonNode equal = run(args).json().get("recommendations").get(0);
        assertThat(number(equal, "score")).isCloseTo(2 / 3.0, within(EXACT));
        JsonNode given =
                run(args, "--weights", "given").json().get("recommendations").get(0);
        assertThat(number(given, "score")).isCloseTo(5 * 2 / 3.0, within(5 * EXACT));
    }

    @Test
    @DisplayName("because: an unknown member or item is named in one line, and the exit code is 3")
    void unknown() {
        Path model = fitted("model");
        failed(because(model, "--member", "新人"), 3, "no member 新人 is in " + train);
        failed(because(model, "--member", "会员二", "--item", "无"), 3, "no item 无 is in " + model + ", which knows 4");
        failed(because(model, "--member", ""), 2, "member");
    }

    @Test
    @DisplayName(
            "a model file that is missing, cut, changed or none at all is named in one line, and the exit code is 3")
    void badModel() throws IOException {
        Path model = fitted("model");
        byte[] whole = Files.readAllBytes(model);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(model, changed);
        failed(because(model, "--member", "会员二"), 3, "was changed since it was written");
        Files.write(model, Arrays.copyOf(whole, whole.length - 1));
        failed(because(model, "--member", "会员二"), 3, "was changed since it was written");
        Files.writeString(model, "a text that is long enough", StandardCharsets.UTF_8);
        failed(because(model, "--member", "会员二"), 3, "is no model");
        Files.delete(model);
        failed(because(model, "--member", "会员二"), 3, "no such file or folder");
    }
}
