package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import java.util.ArrayList;
import java.util.List;

/** All editions that come into force in a history. All editions of a program have the same currencies. */
final class Editions {

    private final List<PointsProgram> all = new ArrayList<>();

    Editions(List<PointsProgram> first, List<Step> steps) {
        all.addAll(first);
        for (Step step : steps) {
            if (step.act() instanceof Step.Act.Edit edit) {
                all.add(edit.edition());
            }
        }
    }

    /** Some edition of a program. */
    PointsProgram any(ProgramId program) {
        return of(program).get(0);
    }

    /** The edition that a posting names. */
    PointsProgram of(ProgramId program, PolicyVersion version) {
        return of(program).stream()
                .filter(edition -> edition.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new Broken("a posting names the edition that decided", program + " " + version));
    }

    /** The least balance that any edition allows. */
    long floor(ProgramId program, CurrencyId currency) {
        return of(program).stream()
                .mapToLong(edition ->
                        edition.currency(currency).map(PointsCurrency::floor).orElse(0L))
                .min()
                .orElse(0);
    }

    private List<PointsProgram> of(ProgramId program) {
        return all.stream().filter(edition -> edition.id().equals(program)).toList();
    }
}
