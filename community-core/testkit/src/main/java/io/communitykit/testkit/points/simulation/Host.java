package io.communitykit.testkit.points.simulation;

import io.communitykit.core.StorageException;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.tier.Tiers;
import io.communitykit.testkit.points.Fault;
import io.communitykit.testkit.points.FaultScript;
import io.communitykit.testkit.points.FaultyPointsStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Does what a host does: carries out a step, and where the store fails, the whole step again. */
final class Host {

    private final PointsStore store;
    /** The editions in force. */
    private final List<PointsProgram> programs;

    Host(PointsStore store, List<PointsProgram> programs) {
        this.store = store;
        this.programs = new ArrayList<>(programs);
    }

    /** The store that steps go to when it does not fail. */
    PointsStore store() {
        return store;
    }

    /** One list of results for each fact or command of the step. */
    List<List<AccountResult>> perform(Step step) {
        PointsStore faulty =
                new FaultyPointsStore(store, FaultScript.of(step.faults().toArray(Fault[]::new)));
        Supplier<List<List<AccountResult>>> action = () -> act(step, faulty);
        int again = 0;
        while (again < step.faults().size()) {
            try {
                return action.get();
            } catch (StorageException failed) {
                // A host tells all of it again.
                again++;
            }
        }
        return action.get();
    }

    private List<List<AccountResult>> act(Step step, PointsStore faulty) {
        if (step.act() instanceof Step.Act.Tell tell) {
            List<FactResult> results = points(tell.program(), step.at(), faulty).applyAll(tell.events());
            return results.stream().map(FactResult::accounts).toList();
        } else if (step.act() instanceof Step.Act.Order order) {
            List<AccountResult> results =
                    points(order.program(), step.at(), faulty).executeAll(order.commands());
            return results.stream().map(List::of).toList();
        } else if (step.act() instanceof Step.Act.Rank rank) {
            Tiers tiers = Tiers.builder(programs.get(rank.program()), faulty)
                    .clock(step::at)
                    .build();
            return List.of(List.of(tiers.execute(rank.command())));
        } else if (step.act() instanceof Step.Act.Due due) {
            points(due.program(), step.at(), faulty).runDue(step.at());
        } else if (step.act() instanceof Step.Act.Edit edit) {
            programs.set(edit.program(), edit.edition());
        } else if (step.act() instanceof Step.Act.Erase erase) {
            points(0, step.at(), faulty).erase(erase.member());
        }
        return List.of();
    }

    Points points(int program, Instant at) {
        return points(program, at, store);
    }

    private Points points(int program, Instant at, PointsStore through) {
        return Points.builder(programs.get(program), through)
                .clock(() -> at)
                .partner(programs.get(1 - program))
                .build();
    }
}
