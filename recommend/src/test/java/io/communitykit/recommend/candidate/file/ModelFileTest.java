package io.communitykit.recommend.candidate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.core.CommunityException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.basket.RuleMining;
import io.communitykit.recommend.candidate.basket.RulePolicy;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.factor.ImplicitAls;
import io.communitykit.recommend.candidate.linear.Ease;
import io.communitykit.recommend.candidate.linear.GraphFilter;
import io.communitykit.recommend.candidate.linear.MostPopular;
import io.communitykit.recommend.candidate.linear.RidgeNeighbours;
import io.communitykit.recommend.candidate.model.Algorithm;
import io.communitykit.recommend.candidate.model.FitCancelledException;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.neighbour.ItemSimilarity;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;
import io.communitykit.recommend.candidate.neighbour.UserKnn;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.candidate.trend.TrendPolicy;
import io.communitykit.recommend.candidate.trend.TrendScore;
import io.communitykit.recommend.candidate.trend.Trending;
import io.communitykit.recommend.signal.SignalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file of a model")
class ModelFileTest {

    private static final int ITEMS = 60;

    @TempDir
    private Path folder;

    private static Interactions interactions() {
        InteractionsBuilder builder = Interactions.builder();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 900; i++) {
            builder.addNumbered(
                    builder.add(new MemberId("成员" + random.nextInt(80))),
                    builder.add(new ItemId("奶粉🍼" + random.nextInt(ITEMS))),
                    1 + random.nextInt(3));
        }
        return builder.build();
    }

    static Stream<Algorithm> algorithms() {
        return Stream.of(
                new MostPopular(),
                GraphFilter.STANDARD,
                RidgeNeighbours.standard(ITEMS),
                new Rp3Beta(10, 0.6, 0.2),
                new UserKnn(5, ItemSimilarity.cosine(), 1),
                new Ease(10),
                ImplicitAls.of(4, 1));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    @DisplayName("gives back a model that answers the same, and is the same file when fitted twice with other threads")
    void roundTrip(Algorithm algorithm) throws IOException {
        Interactions interactions = interactions();
        Model model = algorithm.fit(interactions, FitOptions.threads(1));
        Path file = folder.resolve("a.model");
        Path again = folder.resolve("b.model");

        ModelFile.write(model, file);
        ModelFile.write(algorithm.fit(interactions, FitOptions.threads(3)), again);

        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
        Model read = ModelFile.read(file);
        assertThat(read.name()).isEqualTo(model.name());
        assertThat(read.items()).isEqualTo(model.items());
        Ranking expected = Ranking.of(model.items(), 10);
        Ranking got = Ranking.of(model.items(), 10);
        for (int member = 0; member < interactions.members(); member++) {
            Profile profile = Profile.of(interactions, member);
            model.rank(profile, expected);
            read.rank(profile, got);
            assertThat(got.toArray()).isEqualTo(expected.toArray());
            assertThat(read.because(profile, expected.item(0))).isEqualTo(model.because(profile, expected.item(0)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, again);
        }
    }

    @Test
    @DisplayName("gives back what was counted live: pairs, trends and rules")
    void live() {
        List<BehaviourWeight> weights = List.of(BehaviourWeight.of(new SignalId("buy"), 1));
        CoVisitation together = CoVisitation.builder(weights).build();
        Trending trending = new Trending(
                new TrendPolicy(weights, Duration.ofDays(1), TrendScore.COUNT, Duration.ofDays(7), 1, 100));
        RuleMining mining = new RuleMining(new RulePolicy(2, Duration.ofDays(90), 0, 0, 0, 50));
        Instant now = Instant.parse("2026-11-11T12:00:00Z");
        for (int member = 0; member < 40; member++) {
            for (int i = 0; i < 4; i++) {
                ItemId item = new ItemId("辅食🍚" + (member * 7 + i * i) % 11);
                Behaviour behaviour = new Behaviour(
                        new MemberId("m" + member), item, new SignalId("buy"), now.minusSeconds(3_600L - member - i));
                together.tell(behaviour, now);
                trending.tell(behaviour, Set.of(), now);
                mining.bought(behaviour.member(), item, behaviour.at());
            }
        }
        for (Model model : List.of(
                together.snapshot(now),
                trending.snapshot(now),
                mining.mine(FitOptions.threads(1)).model())) {
            Path file = folder.resolve(model.name());
            ModelFile.write(model, file);
            Model read = ModelFile.read(file);
            Ranking expected = Ranking.of(model.items(), 10);
            Ranking got = Ranking.of(model.items(), 10);
            int ranked = 0;
            for (int item = 0; item < model.items().size(); item++) {
                model.rank(Profile.ofItem(item), expected);
                read.rank(Profile.ofItem(item), got);
                assertThat(got.toArray()).as(model.name()).isEqualTo(expected.toArray());
                ranked += got.size();
            }
            assertThat(ranked).as(model.name()).isPositive();
        }
    }

    @Test
    @DisplayName("is refused with any bit flipped, any end cut off, and anything added")
    void flippedBits() throws IOException {
        Path file = folder.resolve("m");
        ModelFile.write(new MostPopular().fit(interactions(), FitOptions.threads(1)), file);
        byte[] bytes = Files.readAllBytes(file);

        for (int bit = 0; bit < bytes.length * 8; bit += 5) {
            byte[] other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertUnreadable(other, "bit " + bit);
        }
        for (int length = 0; length < bytes.length; length += 7) {
            assertUnreadable(Arrays.copyOf(bytes, length), "length " + length);
        }
        assertUnreadable(Arrays.copyOf(bytes, bytes.length + 1), "one byte more");
    }

    private void assertUnreadable(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("bad"), bytes);
        assertThatThrownBy(() -> ModelFile.read(file))
                .as(what)
                .isInstanceOf(CommunityException.class)
                .hasMessageContaining("bad")
                .satisfies(e -> assertThat(((CommunityException) e).code()).isEqualTo(ModelColumns.UNREADABLE));
    }

    @Test
    @DisplayName("of another format is refused with both formats named")
    void otherFormat() throws IOException {
        Path file = folder.resolve("m");
        ModelFile.write(new MostPopular().fit(interactions(), FitOptions.threads(1)), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[8] = 2;
        Files.write(file, bytes);

        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("is of format 2, this release reads 1");
    }

    @Test
    @DisplayName("stays as it was where it cannot be written, and nothing half-written is left")
    void failures() throws IOException {
        Model model = new MostPopular().fit(interactions(), FitOptions.threads(1));
        Path nowhere = folder.resolve("no").resolve("m");
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inner"));

        assertThatThrownBy(() -> ModelFile.write(model, nowhere))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("m");
        assertThatThrownBy(() -> ModelFile.write(model, taken)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> ModelFile.read(nowhere)).isInstanceOf(StorageException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @Test
    @DisplayName("is not there when its fit was cancelled half-way")
    void cancelled() {
        int[] told = {0};
        FitOptions options = FitOptions.threads(1)
                .telling((stage, done, of) -> told[0] = done)
                .stoppedBy(() -> told[0] > ITEMS / 2);

        assertThatThrownBy(() -> GraphFilter.STANDARD.fit(interactions(), options))
                .isInstanceOf(FitCancelledException.class)
                .hasMessageContaining("filter");
        assertThat(told[0]).isLessThan(ITEMS);
    }

    @Test
    @DisplayName("may be read by whom any new file may be, and leaves what another writing began alone")
    void permissions() throws IOException {
        Path file = folder.resolve("model");
        Path begun = Files.writeString(folder.resolve("model.0.part"), "begun");
        Path plain = Files.writeString(folder.resolve("plain"), "plain");

        ModelFile.write(new MostPopular().fit(interactions(), FitOptions.threads(1)), file);

        assertThat(begun).hasContent("begun");
        assertThat(folder.resolve("model.1.part")).doesNotExist();
        assertThat(ModelFile.read(file).name()).isEqualTo(new MostPopular().name());
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    @DisplayName("may be written by many threads at once; none fails, and what is read is whole")
    void writers() throws InterruptedException {
        Path file = folder.resolve("shared");
        Model model = new MostPopular().fit(interactions(), FitOptions.threads(1));
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(new Thread(() -> {
                for (int round = 0; round < 100; round++) {
                    try {
                        ModelFile.write(model, file);
                        ModelFile.read(file);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(folder).isDirectoryContaining(each -> each.equals(file)).isDirectoryNotContaining("glob:**.part");
    }
}
