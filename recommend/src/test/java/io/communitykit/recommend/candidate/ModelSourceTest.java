package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Contribution;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource.Reason;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model as a source")
class ModelSourceTest {

    private static final ItemId A = new ItemId("a");
    private static final ItemId B = new ItemId("b");
    private static final Items ITEMS =
            Items.of(List.of(A, B, new ItemId("c"), new ItemId("d"), new ItemId("e"), new ItemId("品")));

    private static CandidateQuestion question(int limit) {
        TreeMap<ItemId, Double> history = new TreeMap<>();
        history.put(A, 1.0);
        history.put(B, 1.0);
        history.put(new ItemId("c"), 1.0);
        return new CandidateQuestion(new MemberId("m"), history, Instant.EPOCH, limit);
    }

    @Test
    @DisplayName("gives as many as each question asks for, whatever the one before asked for")
    void limits() {
        ModelSource source = ModelSource.of(new Signed());
        for (int limit : new int[] {1, 3, 2, 1}) {
            assertThat(source.find(question(limit))).hasSize(limit);
        }
    }

    @Test
    @DisplayName("names the items that speak for another, not those that speak against it, and no more than wanted")
    void reasons() {
        ModelSource source = ModelSource.of(new Signed());
        assertThat(source.because(question(5), new ItemId("品"), 5)).containsExactly(new Reason(A, 2), new Reason(B, 1));
        assertThat(source.because(question(5), new ItemId("品"), 1)).containsExactly(new Reason(A, 2));
        assertThat(source.because(question(5), new ItemId("unknown"), 5)).isEmpty();
    }

    /** What a and b speak for, c speaks against. */
    private record Signed() implements Model {

        @Override
        public String name() {
            return "signed";
        }

        @Override
        public Items items() {
            return ITEMS;
        }

        @Override
        public void rank(Profile profile, Ranking into) {
            into.clear();
            for (int item = 0; item < ITEMS.size(); item++) {
                into.add(item, 1);
            }
            into.finish(profile);
        }

        @Override
        public List<Contribution> because(Profile profile, int item) {
            return List.of(new Contribution(0, 2), new Contribution(1, 1), new Contribution(2, -2));
        }

        @Override
        public ModelColumns columns() {
            return new ModelColumns(name(), name(), ITEMS);
        }
    }
}
