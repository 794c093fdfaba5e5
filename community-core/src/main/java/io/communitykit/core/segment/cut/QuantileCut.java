package io.communitykit.core.segment.cut;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a cut into groups of equal size came to: thresholds, which can be kept and applied to members later. Group 1 has the lowest
 * values. Immutable and safe for many threads.
 *
 * <p>Members who were cut get the group that the rule for {@link Ties} gives. A value that nobody had belongs to the group of the
 * largest value below it, and to group 1 if there is none.
 */
public sealed interface QuantileCut {

    /**
     * Into how many groups, and what became of equal values.
     *
     * @return the rule
     */
    QuantileRule rule();

    /**
     * The instant that the values are of.
     *
     * @return an instant, cut to microseconds
     */
    Instant asOf();

    /**
     * How many members had a value.
     *
     * @return 0 or more
     */
    long population();

    /**
     * How many members had none; they are in no group.
     *
     * @return 0 or more
     */
    long missing();

    /**
     * The group of a value. Takes time in the logarithm of the number of groups.
     *
     * @param value any number
     * @return 1 to the number of groups, or empty where no cut was made
     * @throws InvalidValueException if the rule is {@link Ties#BY_HASH}, where the value alone does not tell
     */
    OptionalInt groupOf(long value);

    /**
     * The group of a member, under any rule for ties.
     *
     * @param member who
     * @param value the member's value
     * @return 1 to the number of groups, or empty where no cut was made
     */
    OptionalInt groupOf(MemberId member, long value);

    /**
     * The smallest value in a group or any above it. Under {@link Ties#BY_HASH} some members with this very value may be below.
     *
     * @param group 1 to the number of groups
     * @return the value, or empty where nobody is in the group or above, or no cut was made
     * @throws InvalidValueException if there is no such group
     */
    OptionalLong threshold(int group);

    /**
     * How many members are in a group.
     *
     * @param group 1 to the number of groups
     * @return 0 or more
     * @throws InvalidValueException if there is no such group
     */
    long size(int group);

    /**
     * The members of one group.
     *
     * @param group its number, 1 or more
     * @param least the smallest value in it
     * @param leastKey the smallest hash among members with that value where {@link Ties#BY_HASH} told them apart, otherwise 0
     * @param size how many members are in it, above 0
     */
    record Band(int group, long least, long leastKey, long size) {

        private boolean startsAfter(long value, long key) {
            return least == value ? leastKey > key : least > value;
        }
    }

    /**
     * There were members enough.
     *
     * @param rule into how many groups, and what became of equal values
     * @param asOf the instant that the values are of
     * @param population how many members had a value
     * @param missing how many had none
     * @param bands the groups that have members, rising
     */
    record Made(QuantileRule rule, Instant asOf, long population, long missing, List<Band> bands)
            implements QuantileCut {

        /**
         * Checks that the bands rise and hold the population, since a cut may have been kept somewhere.
         *
         * @param rule into how many groups, and what became of equal values
         * @param asOf the instant that the values are of
         * @param population how many members had a value
         * @param missing how many had none
         * @param bands the groups that have members, rising
         */
        public Made {
            asOf = Timestamps.cut("instant of a cut", asOf);
            bands = List.copyOf(bands);
            checkCount("members without a value", missing);
            long members = 0;
            int above = 0;
            for (Band band : bands) {
                if (band.group <= above || band.group > rule.groups() || band.size < 1) {
                    throw InvalidValueException.of(
                            "band of a cut", "of a group from " + (above + 1) + " to " + rule.groups(), band);
                }
                above = band.group;
                members += band.size;
            }
            for (int i = 1; i < bands.size(); i++) {
                if (!bands.get(i).startsAfter(bands.get(i - 1).least, bands.get(i - 1).leastKey)) {
                    throw InvalidValueException.of("band of a cut", "above " + bands.get(i - 1), bands.get(i));
                }
            }
            if (members != population) {
                throw InvalidValueException.of(
                        "members in the bands of a cut", "the population " + population, members);
            }
            checkCount("members without a value", missing);
        }

        @Override
        public OptionalInt groupOf(long value) {
            if (rule.ties() == Ties.BY_HASH) {
                throw InvalidValueException.of(
                        "ties of a cut that is asked by value alone",
                        "one of TO_LOWER and TO_HIGHER",
                        "BY_HASH. Maybe ask with the member");
            }
            return OptionalInt.of(group(value, 0));
        }

        @Override
        public OptionalInt groupOf(MemberId member, long value) {
            return OptionalInt.of(group(value, QuantileTally.key(rule.ties(), member)));
        }

        private int group(long value, long key) {
            int low = 0;
            int high = bands.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (bands.get(middle).startsAfter(value, key)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low == 0 ? 1 : bands.get(low - 1).group;
        }

        @Override
        public OptionalLong threshold(int group) {
            checkGroup(rule, group);
            for (Band band : bands) {
                if (band.group >= group) {
                    return OptionalLong.of(band.least);
                }
            }
            return OptionalLong.empty();
        }

        @Override
        public long size(int group) {
            checkGroup(rule, group);
            for (Band band : bands) {
                if (band.group == group) {
                    return band.size;
                }
            }
            return 0;
        }
    }

    /**
     * There were fewer members with a value than the rule asks for; nobody is in any group.
     *
     * @param rule what was asked for
     * @param asOf the instant that the values are of
     * @param population how many members had a value, below {@link QuantileRule#smallest()}
     * @param missing how many had none
     */
    record None(QuantileRule rule, Instant asOf, long population, long missing) implements QuantileCut {

        /**
         * Checks the counts.
         *
         * @param rule what was asked for
         * @param asOf the instant that the values are of
         * @param population how many members had a value
         * @param missing how many had none
         */
        public None {
            asOf = Timestamps.cut("instant of a cut", asOf);
            checkCount("members with a value", population);
            checkCount("members without a value", missing);
        }

        @Override
        public OptionalInt groupOf(long value) {
            return OptionalInt.empty();
        }

        @Override
        public OptionalInt groupOf(MemberId member, long value) {
            return OptionalInt.empty();
        }

        @Override
        public OptionalLong threshold(int group) {
            checkGroup(rule, group);
            return OptionalLong.empty();
        }

        @Override
        public long size(int group) {
            checkGroup(rule, group);
            return 0;
        }
    }

    private static void checkGroup(QuantileRule rule, int group) {
        if (group < 1 || group > rule.groups()) {
            throw InvalidValueException.of("group of a cut", "1 to " + rule.groups(), group);
        }
    }

    private static void checkCount(String name, long count) {
        if (count < 0) {
            throw InvalidValueException.of(name, "0 or more", count);
        }
    }
}
