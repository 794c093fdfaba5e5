package io.communitykit.referral.lottery;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.IdText;
import io.communitykit.core.money.Money;
import io.communitykit.referral.program.RewardUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A prize and its odds. Immutable and safe for many threads.
 *
 * @param id names it
 * @param name what members read: one line, neither blank nor with control characters
 * @param odds in parts per million of draws; 0 for one that only stands in for another
 * @param stock how many there are, 0 to 10^12; any number where it is empty
 * @param gift what whoever wins it gets
 * @param rarity of which class it is, for the pity rule
 * @param onExhausted what is given instead where none is left or the budget does not reach; nothing where it is empty
 */
public record LotteryPrize(
        PrizeId id,
        String name,
        int odds,
        OptionalLong stock,
        Gift gift,
        Optional<Rarity> rarity,
        Optional<PrizeId> onExhausted) {

    /** All of the odds, in parts. */
    public static final int ALL = 1_000_000;

    static final long MOST = 1_000_000_000_000L;

    /**
     * Checks the name and the numbers.
     *
     * @param id names it
     * @param name what members read
     * @param odds in parts per million
     * @param stock how many there are
     * @param gift what whoever wins it gets
     * @param rarity of which class it is
     * @param onExhausted what is given instead
     */
    public LotteryPrize {
        checkName(name);
        if (odds < 0 || odds > ALL) {
            throw InvalidValueException.of("odds of prize " + id, "0 to " + ALL + " parts per million", odds);
        }
        if (stock.isPresent() && (stock.getAsLong() < 0 || stock.getAsLong() > MOST)) {
            throw InvalidValueException.of("stock of prize " + id, "0 to " + MOST, stock.getAsLong());
        }
    }

    /** Odds are published one prize a line, so that a name which ends its line could tell odds of its own. */
    static String checkName(String name) {
        if (name.isBlank()) {
            throw InvalidValueException.of("name of a prize", "one line of text", "'" + name + "'");
        }
        for (int i = 0; i < name.length(); i++) {
            int type = Character.getType(name.charAt(i));
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                throw InvalidValueException.of(
                        "name of a prize",
                        "one line of text without control characters",
                        String.format(Locale.ROOT, "U+%04X at index %d", (int) name.charAt(i), i));
            }
        }
        return name;
    }

    /**
     * A class of prizes, such as {@code ssr}. Immutable and safe for many threads.
     *
     * @param value 1 to 255 bytes of UTF-8
     */
    public record Rarity(String value) {

        /**
         * Checks the text.
         *
         * @param value the text
         */
        public Rarity {
            IdText.check("rarity", value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * What whoever wins gets, and what that costs. Immutable and safe for many threads.
     *
     * @param unit in what it is paid
     * @param amount how much, 1 to 10^12
     * @param cost what the budget of its unit is charged
     */
    public record Gift(RewardUnit unit, long amount, Cost cost) {

        /**
         * Checks the amount.
         *
         * @param unit in what it is paid
         * @param amount how much
         * @param cost what the budget is charged
         */
        public Gift {
            if (amount < 1 || amount > MOST) {
                throw InvalidValueException.of("amount of a prize", "1 to " + MOST, amount);
            }
        }

        /**
         * A reward, which costs itself.
         *
         * @param unit in what
         * @param amount how much, 1 to 10^12
         * @return the gift
         */
        public static Gift reward(RewardUnit unit, long amount) {
            return new Gift(unit, amount, new Cost(unit, amount));
        }

        /**
         * A thing, given out as one of a benefit.
         *
         * @param goods which benefit stands for it; its name is the shop's id of the goods
         * @param worth what it costs
         * @return the gift
         */
        public static Gift goods(RewardUnit goods, Money worth) {
            return new Gift(goods, 1, new Cost(RewardUnit.money(worth.currency()), worth.minor()));
        }
    }

    /**
     * What a prize costs.
     *
     * @param unit in what
     * @param amount how much, 0 to 10^12
     */
    public record Cost(RewardUnit unit, long amount) {

        /**
         * Checks the amount.
         *
         * @param unit in what
         * @param amount how much
         */
        public Cost {
            if (amount < 0 || amount > MOST) {
                throw InvalidValueException.of("cost of a prize", "0 to " + MOST, amount);
            }
        }
    }
}
