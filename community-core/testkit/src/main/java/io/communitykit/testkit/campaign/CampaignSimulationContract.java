package io.communitykit.testkit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.referral.spi.BookStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random histories of group-buys, bargains, contests and lotteries of many seeds on one kind of store. Extend it in your own build and supply your
 * store. {@code -Dsimulation.seeds} and {@code -Dsimulation.steps} make it longer, {@code -Dsimulation.from} begins with another seed
 * than 0.
 */
@DisplayName("Campaigns in a simulation:")
public abstract class CampaignSimulationContract {

    private final int from;
    private final int seeds;
    private final int steps;

    /**
     * For subclasses.
     *
     * @param seeds how many histories are played
     * @param steps how many steps each of them has
     */
    protected CampaignSimulationContract(int seeds, int steps) {
        this.from = Integer.getInteger("simulation.from", 0);
        this.seeds = Integer.getInteger("simulation.seeds", seeds);
        this.steps = Integer.getInteger("simulation.steps", steps);
    }

    /**
     * Gives the store under test, once for each history.
     *
     * @return a store on which these seeds have not been played before; the same one each time does no harm
     */
    protected abstract BookStore createStore();

    @Test
    @DisplayName(
            "teams, bargains, contests, draws, till and wallet agree with what is kept on paper after every step, whatever the seed")
    void onPaper() {
        Map<String, Integer> answers = new TreeMap<>();
        for (int seed = from; seed < from + seeds; seed++) {
            CampaignSimulation.of(this::createStore)
                    .seed(seed)
                    .steps(steps)
                    .run()
                    .forEach((answer, n) -> answers.merge(answer, n, Integer::sum));
        }
        // A simulation that does nothing breaks nothing. One history alone, played again, may do little.
        if (seeds > 20) {
            assertThat(answers)
                    .containsKeys(
                            "team:pay Applied", "team:pay Late EXPIRED", "team:pay Late TEAM_FULL", "team:pay Conflict")
                    .containsKeys("team:refund Applied", "team:cancel Applied", "team:join Declined TEAM_COMPLETE")
                    .containsKeys(
                            "bargain:help Applied", "bargain:help Declined FLOOR_REACHED", "bargain:order Applied")
                    .containsKeys("lottery:draw Won", "lottery:draw Nothing", "lottery:draw Declined SOLD_OUT")
                    .containsKeys("contest:score Applied", "contest:score NotCounted REVOKED", "contest:score Conflict")
                    .containsKeys("contest:share PAID", "contest:share FORFEITED", "contest:take-back Applied")
                    .containsKeys("erased", "failed");
        }
    }
}
