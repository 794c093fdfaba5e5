package io.communitykit.referral.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.money.Money;
import io.communitykit.core.policy.InvalidPolicyException;
import io.communitykit.core.policy.LintFinding;
import io.communitykit.referral.lottery.LotteryPolicy.Form;
import io.communitykit.referral.lottery.LotteryPrize.Gift;
import io.communitykit.referral.lottery.LotteryPrize.Rarity;
import io.communitykit.referral.program.RewardUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A document of a lottery")
class LotteryPolicyDocumentTest {

    private static final String SHOP = """
            {"kind": "lottery-policy", "version": "2026-02🧧", "program": "春节转盘", "form": "lottery", "zone": "Asia/Shanghai", "currency": "CNY",
             "runs": {"from": "2026-02-16T00:00:00Z", "until": "2026-03-04T00:00:00Z"},
             "seedCommitment": "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
             "prizes": [
              {"id": "手机", "name": "手机📱", "odds": 5, "stock": 1, "rarity": "大奖", "goods": {"id": "sku-1", "worth": 3999.01}, "onExhausted": "coins"},
              {"id": "coins", "name": "八积分", "odds": 999990, "reward": {"unit": {"kind": "points", "name": "coins"}, "amount": 8}}],
             "budgets": [{"unit": {"kind": "money", "name": "CNY"}, "total": 4000.00}, {"unit": {"kind": "points", "name": "coins"}, "total": 90000}],
             "pity": {"rarity": "大奖", "after": 99}, "perMember": {"day": 3, "all": 300}}
            """;
    private static final RewardUnit COINS = new RewardUnit(RewardUnit.Kind.POINTS, "coins");
    private static final Currency CNY = Currency.getInstance("CNY");

    @Test
    @DisplayName("is read as it is written, and has a schema that names its parts")
    void read() {
        LotteryPolicy policy = LotteryPolicy.KIND.read(SHOP);
        assertThat(policy.version().value()).isEqualTo("2026-02🧧");
        assertThat(policy.form()).isEqualTo(Form.LOTTERY);
        assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(policy.commitment()).contains(Wheel.SEED.commitment());
        LotteryPrize phone = policy.prize(new PrizeId("手机")).orElseThrow();
        assertThat(phone.odds()).isEqualTo(5);
        assertThat(phone.stock()).hasValue(1);
        assertThat(phone.rarity()).contains(new Rarity("大奖"));
        assertThat(phone.onExhausted()).contains(new PrizeId("coins"));
        assertThat(phone.gift())
                .isEqualTo(Gift.goods(new RewardUnit(RewardUnit.Kind.BENEFIT, "sku-1"), new Money(399_901, CNY)));
        LotteryPrize coins = policy.prize(new PrizeId("coins")).orElseThrow();
        assertThat(coins.gift()).isEqualTo(Gift.reward(COINS, 8));
        assertThat(coins.stock()).isEmpty();
        assertThat(policy.budgets()).isEqualTo(Map.of(RewardUnit.money(CNY), 400_000L, COINS, 90_000L));
        assertThat(policy.pity()).contains(new LotteryPolicy.Pity(new Rarity("大奖"), 99));
        assertThat(policy.perMember().day()).hasValue(3);
        assertThat(policy.perMember().all()).hasValue(300);
        assertThat(LotteryPolicy.KIND.schema())
                .contains("lottery-policy", "blind-box", "seedCommitment", "onExhausted");
    }

    @Test
    @DisplayName("has no limits, budgets, pity or end where it says nothing else")
    void defaults() {
        LotteryPolicy policy = LotteryPolicy.KIND.read("""
                {"kind": "lottery-policy", "version": "1", "program": "p", "form": "blind-box", "zone": "UTC", "currency": "CNY", "prizes":
                 [{"id": "a", "name": "a", "odds": 1000000, "reward": {"unit": {"kind": "money", "name": "CNY"}, "amount": 0.88}}]}
                """);
        assertThat(policy.perMember()).isEqualTo(LotteryPolicy.Limits.NONE);
        assertThat(policy.budgets()).isEmpty();
        assertThat(policy.pity()).isEmpty();
        assertThat(policy.runs()).isEmpty();
        assertThat(policy.commitment()).isEmpty();
        assertThat(policy.prizes().get(0).gift().amount()).isEqualTo(88);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-lottery.json", "shop-blind-box.json"})
    @DisplayName("of the example shop is read, and nothing is found in it but advice")
    void examples(String file) throws IOException {
        LotteryPolicy policy = LotteryPolicy.KIND.read(Files.readString(Path.of("..", "examples", "policies", file)));
        assertThat(LotteryPolicy.KIND.lint(policy))
                .filteredOn(it -> it.severity() != LintFinding.Severity.ADVICE)
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "999990 | 999996 | /prizes | odds of 1 to 1000000",
                "\"form\": \"lottery\" | \"form\": \"blind-box\" | /prizes | exactly 1000000",
                "999990 | -1 | /prizes/1/odds | 0",
                "999990 | 1000001 | /prizes/1 | 0 to 1000000",
                "\"id\": \"coins\" | \"id\": \"手机\" | /prizes/1/id | no prize before",
                "\"onExhausted\": \"coins\" | \"onExhausted\": \"coin\" | /prizes/0/onExhausted | coins",
                "\"onExhausted\": \"coins\" | \"onExhausted\": \"手机\" | /prizes/0/onExhausted | another prize",
                "\"stock\": 1 | \"stock\": -1 | /prizes/0/stock | 0",
                "\"stock\": 1 | \"stock\": 1000000000001 | /prizes/0 | 0 to 1000000000000",
                "\"name\": \"八积分\" | \"name\": \" \" | /prizes/1/name | one line of text",
                "\"name\": \"八积分\" | \"name\": \"八\\n积分\" | /prizes/1/name | U+000A at index 1",
                "\"name\": \"手机📱\" | \"name\": \"手机📱\\r\" | /prizes/0/name | U+000D at index 4",
                "\"name\": \"八积分\" | \"name\": \"八积分\\t\" | /prizes/1/name | U+0009",
                "\"name\": \"八积分\" | \"name\": \"\\u001B[2J八积分\" | /prizes/1/name | U+001B",
                "\"name\": \"八积分\" | \"name\": \"八\\u0085积分\" | /prizes/1/name | U+0085",
                "\"name\": \"八积分\" | \"name\": \"八\\u2028积分\" | /prizes/1/name | U+2028",
                "\"name\": \"八积分\" | \"name\": \"八\\u2029积分\" | /prizes/1/name | U+2029",
                "\"amount\": 8 | \"amount\": 0 | /prizes/1/reward/amount | 1 to",
                "\"amount\": 8 | \"amount\": 8.5 | /prizes/1/reward/amount | at most 0 decimals",
                "3999.01 | 3999.011 | /prizes/0/goods/worth | at most 2 decimals",
                "\"goods\": {\"id\": \"sku-1\", \"worth\": 3999.01}, | `` | /prizes/0 | exactly one of reward and goods",
                "\"name\": \"CNY\" | \"name\": \"人民币\" | /budgets/0/unit | ISO 4217",
                "4000.00 | -1 | /budgets/0/total | 0 or more",
                "4000.00} | 4000.00}, {\"unit\": {\"kind\": \"money\", \"name\": \"CNY\"}, \"total\": 1} | /budgets/1/unit | no budget before",
                "4000.00 | 99999999999999.00 | /budgets/0/total | 10^15",
                "\"after\": 99 | \"after\": 0 | /pity/after | 1",
                "\"after\": 99 | \"after\": 1001 | /pity/after | 1000",
                "{\"rarity\": \"大奖\" | {\"rarity\": \"小奖\" | /pity/rarity | odds above 0",
                "\"day\": 3 | \"day\": 0 | /perMember/day | 1",
                "630dcd29 | 630DCD29 | /seedCommitment | 64 of 0-9 and a-f",
                "2026-03-04 | 2026-01-04 | /runs | 2026-01-04",
                "Asia/Shanghai | Asia/Shanghia | /zone | Asia/Shanghai",
                "\"form\": \"lottery\" | \"form\": \"blindbox\" | /form | blind-box",
                "\"pity\" | \"pitty\" | /pitty | pity",
            })
    @DisplayName("is refused with the place of each fault")
    void faults(String good, String bad, String pointer, String words) {
        assertThat(SHOP).contains(good);
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class,
                () -> LotteryPolicy.KIND.read(SHOP.replace(good, bad == null ? "" : bad)));
        assertThat(refused.violations()).anySatisfy(it -> {
            assertThat(it.pointer()).isEqualTo(pointer);
            assertThat(it.toString()).contains(words);
        });
    }

    @Test
    @DisplayName(
            "names prizes with whatever is one line of text: emoji of several characters, rare characters, other scripts")
    void names() {
        for (String name : List.of("一家人👨‍👩‍👧", "𠮷野家", "جائزة", "🏳️‍🌈 1 等奖", "a\u00A0b")) {
            LotteryPolicy policy = LotteryPolicy.KIND.read(SHOP.replace("八积分", name));
            assertThat(LotteryOdds.of(policy).rates())
                    .extracting(it -> it.name())
                    .containsExactly("手机📱", name);
        }
    }

    @Test
    @DisplayName("with pity for a class without odds is refused")
    void pityWithoutOdds() {
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class,
                () -> LotteryPolicy.KIND.read(SHOP.replace("\"odds\": 5,", "\"odds\": 0,")));
        assertThat(refused.violations()).extracting(it -> it.pointer()).containsExactly("/pity/rarity");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"runs\": {\"from\": \"2026-02-16T00:00:00Z\", \"until\": \"2026-03-04T00:00:00Z\"}, -> | no-end",
                ", \"onExhausted\": \"coins\" -> ; 999990 -> 0 | never-drawn",
                "\"stock\": 1 -> \"stock\": 0 | never-given",
                "4000.00 -> 3999.00 | beyond-budget",
                "\"all\": 300 -> \"all\": 99 | pity-out-of-reach",
                "\"after\": 99 -> \"after\": 201 | long-wait",
                "\"coins\"}, \"total\" -> \"gems\"}, \"total\" | no-bound",
                "{\"day\": 3, \"all\": 300} -> {} | no-member-limit",
                "\"odds\": 5, -> \"odds\": 1000000,; 999990 -> 0 | pity-for-nothing",
                ", \"onExhausted\": \"coins\" -> ; \"odds\": 5, -> \"odds\": 10,; \"lottery\", -> \"blind-box\", | closes-early",
            })
    @DisplayName("is linted")
    void lint(String changes, String code) {
        String shop = SHOP;
        for (String change : changes.split(";", -1)) {
            String[] parts = change.split("->", -1);
            assertThat(shop).contains(parts[0].strip());
            shop = shop.replace(parts[0].strip(), parts[1].strip());
        }
        assertThat(LotteryPolicy.KIND.lint(LotteryPolicy.KIND.read(SHOP)))
                .extracting(LintFinding::code)
                .doesNotContain(code);
        assertThat(LotteryPolicy.KIND.lint(LotteryPolicy.KIND.read(shop)))
                .extracting(LintFinding::code)
                .contains(code);
    }
}
