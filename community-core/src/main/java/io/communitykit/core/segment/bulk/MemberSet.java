package io.communitykit.core.segment.bulk;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** Some of the members of a population. Immutable and safe for many threads. */
public final class MemberSet {

    private final Population population;
    private final RoaringBitmap members;

    /** Takes a bitmap that nobody changes any more. */
    MemberSet(Population population, RoaringBitmap members) {
        this.population = population;
        this.members = members;
    }

    RoaringBitmap bitmap() {
        return members;
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return members.getCardinality();
    }

    /**
     * Whether a member is among them.
     *
     * @param member who
     * @return false also for one who is not in the population
     */
    public boolean contains(MemberId member) {
        int number = population.numberOf(member);
        return number >= 0 && members.contains(number);
    }

    /**
     * Those who are in this set and in another.
     *
     * @param other a set of the same population
     * @return the common members
     * @throws InvalidValueException if the other set is of another population
     */
    public MemberSet and(MemberSet other) {
        return new MemberSet(population, RoaringBitmap.and(members, same(other).members));
    }

    /**
     * Those who are in this set or in another.
     *
     * @param other a set of the same population
     * @return the members of both
     * @throws InvalidValueException if the other set is of another population
     */
    public MemberSet or(MemberSet other) {
        return new MemberSet(population, RoaringBitmap.or(members, same(other).members));
    }

    /**
     * Those who are in this set and not in another.
     *
     * @param other a set of the same population
     * @return the others
     * @throws InvalidValueException if the other set is of another population
     */
    public MemberSet andNot(MemberSet other) {
        return new MemberSet(population, RoaringBitmap.andNot(members, same(other).members));
    }

    /**
     * How many are in this set and in another.
     *
     * @param other a set of the same population
     * @return the size of the common set, which is not made for it
     * @throws InvalidValueException if the other set is of another population
     */
    public int overlap(MemberSet other) {
        return RoaringBitmap.andCardinality(members, same(other).members);
    }

    private MemberSet same(MemberSet other) {
        if (other.population != population) {
            throw InvalidValueException.of("other set", "of the same population", "of another one");
        }
        return other;
    }

    /**
     * Hands out every member.
     *
     * @param each told them in the order in which they were added to the population
     */
    public void forEach(Consumer<MemberId> each) {
        members.forEach((int number) -> each.accept(population.member(number)));
    }

    /**
     * Draws members by chance, each set of so many alike (R. Floyd's algorithm, Communications of the ACM 30, 1987).
     *
     * @param count how many
     * @param seed the same seed draws the same members
     * @return so many different members, or all where there are fewer, in the order of the population
     * @throws InvalidValueException if the count is negative
     */
    public List<MemberId> sample(int count, long seed) {
        if (count < 0) {
            throw InvalidValueException.of("size of a sample", "0 or more", count);
        }
        SplittableRandom random = new SplittableRandom(seed);
        RoaringBitmap ranks = new RoaringBitmap();
        int size = size();
        for (int last = Math.max(0, size - count); last < size; last++) {
            int rank = random.nextInt(last + 1);
            ranks.add(ranks.contains(rank) ? last : rank);
        }
        return ranks.stream()
                .mapToObj(rank -> population.member(members.select(rank)))
                .toList();
    }
}
