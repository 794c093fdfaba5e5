package io.communitykit.benchmarks.segment;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.LiveProfile;
import io.communitykit.core.segment.ProfileCommand;
import io.communitykit.core.segment.ProfileCommand.Put;
import io.communitykit.core.segment.ProfileCommand.PutTag;
import io.communitykit.core.segment.ProfileCommand.TakeTag;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.time.Timestamps;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One change of a profile that is kept open, against judging all of its segments anew. An operation is one change of the next
 * profile: a tag that is put on or taken off, or an amount spent.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SegmentChangeBenchmark -p segments=20,200,2000 -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g"})
public class SegmentChangeBenchmark {

    private static final Currency CNY = Currency.getInstance("CNY");

    /** How many segments. */
    @Param("200")
    public int segments;

    /** How many profiles are kept open. */
    @Param("10000")
    public int members;

    private LiveProfiles profiles = new LiveProfiles(SegmentWorld.of(0, 0));
    private List<ProfileCommand> puts = new ArrayList<>();
    private List<ProfileCommand> takes = new ArrayList<>();
    private List<ProfileCommand> amounts = new ArrayList<>();
    private int next;
    private int round;

    /** Makes profiles and changes. */
    @Setup
    public void make() {
        SegmentWorld world = SegmentWorld.of(segments, members);
        profiles = new LiveProfiles(world);
        Tag tag = Tag.certain(new TagSource("operator"), Timestamps.ofMicros(world.now()));
        AttributeName set = new AttributeName("tags");
        for (String name : SegmentWorld.TAGS) {
            puts.add(new PutTag(set, new TagId(name), tag));
            takes.add(new TakeTag(set, new TagId(name)));
        }
        for (int i = 0; i < 97; i++) {
            amounts.add(new Put(new AttributeName("spend"), AttributeValue.of(new Money(i * 5_197L, CNY))));
        }
    }

    private LiveProfile profile() {
        next++;
        if (next >= profiles.profiles()) {
            next = 0;
            round++;
        }
        return profiles.profile(next);
    }

    /**
     * A tag is put on or taken off, another one for each profile.
     *
     * @return the changes of memberships
     */
    @Benchmark
    public Object tag() {
        LiveProfile profile = profile();
        int tag = next % puts.size();
        return profile.apply((round & 1) == 0 ? puts.get(tag) : takes.get(tag)).takeChanges();
    }

    /**
     * An amount takes another value.
     *
     * @return the changes of memberships
     */
    @Benchmark
    public Object amount() {
        LiveProfile profile = profile();
        return profile.apply(amounts.get((next + round) % amounts.size())).takeChanges();
    }

    /**
     * All segments are judged anew.
     *
     * @return how many the profile is in
     */
    @Benchmark
    public int all() {
        return profile().rejudge();
    }
}
