package io.communitykit.testkit.campaign;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.spi.BookStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One random history of group-buys, bargains, contests and two lotteries over one store. Used once, by one thread. */
final class CampaignHistory {

    private final Stage stage;
    private final List<Teller> tellers;

    CampaignHistory(BookStore store, long seed) {
        this.stage = new Stage(store, seed);
        this.tellers = List.of(
                new ToldTeams(stage),
                new ToldBargains(stage),
                new ToldLottery(stage, "转盘"),
                new ToldLottery(stage, "盲盒"),
                new ToldContests(stage));
    }

    List<String> lines() {
        return stage.lines();
    }

    Map<String, Integer> answers() {
        return stage.answers();
    }

    void play(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            audit();
        }
        stage.calm();
        stage.allAgain(this::audit);
        // Longer than everything lasts, and once more behind what was put off.
        for (Duration wait : List.of(Duration.ofDays(10), Duration.ofMinutes(2))) {
            stage.passes(wait);
            due();
            audit();
        }
        tellers.forEach(Teller::end);
    }

    private void step() {
        int luck = stage.below(50);
        if (luck == 0) {
            erase(stage.member());
        } else if (luck == 1) {
            stage.one(tellers).edition();
        } else if (luck < 6) {
            // Everything lasts so many times five minutes, so that ends are met exactly.
            stage.passes(Duration.ofMinutes(5L * (stage.below(6) == 0 ? stage.below(180) : 1 + stage.below(4))));
            due();
        } else if (luck < 11) {
            stage.again();
        } else if (luck < 20) {
            tellers.get(0).step();
        } else if (luck < 24) {
            tellers.get(1).step();
        } else if (luck < 34) {
            tellers.get(4).step();
        } else {
            stage.one(tellers).step();
        }
    }

    private void due() {
        tellers.forEach(it -> stage.due(it.getClass().getSimpleName(), it::due));
    }

    private void audit() {
        stage.calmly(() -> tellers.forEach(Teller::audit));
    }

    /** Whoever is asked erases in all capabilities; what is owed is paid before, each step until it is answered. */
    private void erase(String name) {
        MemberId member = Stage.id(name);
        stage.lines().add("erase " + name);
        for (Teller each : tellers) {
            answered(() -> {
                each.settle(member);
                return member;
            });
        }
        boolean first = answered(() -> stage.one(tellers).erase(member));
        Broken.require(!first || !stage.isErased(name), "is erased once", name);
        stage.erased(name);
        stage.count("erased");
    }

    private <T> T answered(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (StorageException e) {
                stage.count("failed");
            }
        }
    }
}
