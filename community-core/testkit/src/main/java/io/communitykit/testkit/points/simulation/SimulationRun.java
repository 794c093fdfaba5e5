package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.MemberId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.DueSummary;
import io.communitykit.membership.points.FactResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Plays steps against a store and checks the books after each. Used once. */
final class SimulationRun {

    private final PointsStore store;
    private final List<PointsProgram> programs;
    private final Host host;
    private final Map<AccountId, AccountAudit> audits = new LinkedHashMap<>();
    private final Set<AccountId> erased = new HashSet<>();
    private final Answers answers = new Answers();
    private final Originals originals = new Originals();
    private final List<MemberId> members;

    SimulationRun(PointsStore store, List<PointsProgram> programs, List<MemberId> members) {
        this.store = store;
        this.programs = programs;
        this.members = members;
        this.host = new Host(store, programs);
    }

    Answers answers() {
        return answers;
    }

    List<PointsProgram> programs() {
        return programs;
    }

    /** Plays all steps; throws {@link Broken} at the first that breaks an invariant. */
    void play(List<Step> steps) {
        Editions editions = new Editions(programs, steps);
        for (PointsProgram program : programs) {
            for (MemberId member : members) {
                AccountId account = new AccountId(program.id(), member);
                audits.put(account, new AccountAudit(store, account, editions));
            }
        }
        for (Step step : steps) {
            try {
                play(step);
            } catch (Broken broken) {
                throw new Broken(broken.invariant(), "after " + step + "\n    " + broken.getMessage());
            } catch (RuntimeException thrown) {
                throw new Broken("nothing throws but a failing store", thrown);
            }
        }
        audits.keySet().forEach(account -> answers.count(audit(account)));
        new Conservation(audits).check();
        new Exchanges(editions, steps).check(audits);
        new Twins(programs, editions, audits.keySet()).check(store, steps);
    }

    private void play(Step step) {
        boolean quiet = step.faults().isEmpty();
        if (step.act() instanceof Step.Act.Due due && quiet) {
            due(step, due.program());
        } else if (step.act() instanceof Step.Act.Edit) {
            edit(step);
        } else if (step.act() instanceof Step.Act.Erase erase) {
            erase(step, erase.member());
        } else if (quiet && size(step.act()) == 1) {
            single(step);
        } else {
            List<List<AccountResult>> results = host.perform(step);
            answers.count(results);
            originals.check(step, results);
            touched(step).forEach(this::audit);
            again(step, results);
        }
    }

    private static int size(Step.Act act) {
        if (act instanceof Step.Act.Tell tell) {
            return tell.events().size();
        }
        return act instanceof Step.Act.Order order ? order.commands().size() : 0;
    }

    /** One fact or command on a store that works: what was shown is done, and a refusal leaves nothing. */
    private void single(Step step) {
        Map<AccountId, AccountAudit.Snapshot> before = snapshots(step);
        List<AccountResult> shown = preview(step);
        Broken.unlessSame(before, snapshots(step), "a preview changes nothing", "accounts");
        List<AccountResult> done = host.perform(step).get(0);
        answers.count(List.of(done));
        originals.check(step, List.of(done));
        Broken.unlessSame(shown, done, "what is shown is what is done", "results");
        if (done.stream().allMatch(AccountResult.Rejected.class::isInstance)) {
            Broken.unlessSame(before, snapshots(step), "a refusal leaves nothing", "accounts after " + done);
        }
        touched(step).forEach(this::audit);
        if (step.act() instanceof Step.Act.Tell tell) {
            CommunityEvent told = tell.events().get(0);
            told.actor()
                    .map(actor -> new AccountId(programs.get(tell.program()).id(), actor))
                    .filter(account -> !erased.contains(account))
                    .ifPresent(account -> Waiting.check(
                            told, step.at(), done, auditOf(account).fold()));
        } else if (step.act() instanceof Step.Act.Order order) {
            CommandChecks.check(order.commands().get(0), done.get(0), this::foldOf);
        }
        again(step, List.of(done));
    }

    private LedgerFold foldOf(AccountId account) {
        return audit(account);
    }

    private List<AccountResult> preview(Step step) {
        if (step.act() instanceof Step.Act.Tell tell) {
            FactResult shown =
                    host.points(tell.program(), step.at()).preview(tell.events().get(0));
            return shown.accounts();
        }
        Step.Act.Order order = (Step.Act.Order) step.act();
        return List.of(
                host.points(order.program(), step.at()).preview(order.commands().get(0)));
    }

    /** What was posted is answered with the same posting when it is told again. */
    private void again(Step step, List<List<AccountResult>> results) {
        boolean posted = !results.isEmpty()
                && results.stream()
                        .flatMap(List::stream)
                        .allMatch(each -> each.posted().isPresent());
        if (!posted || step.number() % 2 == 0) {
            return;
        }
        Map<AccountId, AccountAudit.Snapshot> before = snapshots(step);
        List<List<AccountResult>> repeated = host.perform(step.withoutFaults());
        List<List<AccountResult>> expected = results.stream()
                .map(list -> list.stream().map(SimulationRun::replayed).toList())
                .toList();
        Broken.unlessSame(expected, repeated, "a repeat is answered with the original", "results");
        Broken.unlessSame(before, snapshots(step), "a repeat changes nothing", "accounts");
    }

    private static AccountResult replayed(AccountResult result) {
        Posting posting = result.posted().orElseThrow();
        return new AccountResult.Replayed(result.account(), posting);
    }

    private void due(Step step, int program) {
        Points points = host.points(program, step.at());
        Map<MemberId, Map<CurrencyId, Pot>> ahead = new LinkedHashMap<>();
        members.forEach(member -> ahead.put(member, points.pots(member)));
        host.perform(step);
        for (MemberId member : members) {
            AccountId account = new AccountId(programs.get(program).id(), member);
            audit(account);
            Map<CurrencyId, Pot> now =
                    new TreeMap<>(auditOf(account).snapshot().state().pots());
            Broken.unlessSame(now, new TreeMap<>(ahead.get(member)), "a look sees what is due", account + " pots");
        }
        DueSummary again = points.runDue(step.at());
        Broken.unlessSame(new DueSummary(0, 0), again, "what is due is done once", "run");
    }

    /** An edition changes nothing that is there. */
    private void edit(Step step) {
        Map<AccountId, AccountAudit.Snapshot> before = snapshots(step);
        host.perform(step);
        Broken.unlessSame(before, snapshots(step), "a new edition changes nothing that is there", "accounts");
    }

    private void erase(Step step, MemberId member) {
        touched(step).forEach(this::audit);
        host.perform(step);
        for (PointsProgram program : programs) {
            AccountId account = new AccountId(program.id(), member);
            if (auditOf(account).fold().sequence() > 0) {
                Broken.unless(
                        host.points(programs.indexOf(program), step.at())
                                .statement(member, 1)
                                .items()
                                .isEmpty(),
                        "an erased member has no statement",
                        account::toString);
                erased.add(account);
            }
        }
    }

    private Map<AccountId, AccountAudit.Snapshot> snapshots(Step step) {
        Map<AccountId, AccountAudit.Snapshot> snapshots = new LinkedHashMap<>();
        for (AccountId account : touched(step)) {
            snapshots.put(account, auditOf(account).snapshot());
        }
        return snapshots;
    }

    private AccountAudit auditOf(AccountId account) {
        return Objects.requireNonNull(audits.get(account), account::toString);
    }

    private LedgerFold audit(AccountId account) {
        AccountAudit audit = auditOf(account);
        if (!erased.contains(account)) {
            audit.check();
        }
        return audit.fold();
    }

    private List<AccountId> touched(Step step) {
        Set<MemberId> named = new LinkedHashSet<>();
        if (step.act() instanceof Step.Act.Tell tell) {
            tell.events().forEach(event -> {
                event.actor().ifPresent(named::add);
                event.beneficiary().ifPresent(named::add);
            });
        } else if (step.act() instanceof Step.Act.Order order) {
            for (PointsCommand command : order.commands()) {
                named.add(command.member());
                if (command instanceof PointsCommand.Transfer transfer) {
                    named.add(transfer.to());
                }
            }
        } else if (step.act() instanceof Step.Act.Rank rank) {
            named.add(rank.command().member());
        } else if (step.act() instanceof Step.Act.Erase erase) {
            named.add(erase.member());
        } else {
            named.addAll(members);
        }
        List<AccountId> accounts = new ArrayList<>();
        for (PointsProgram program : programs) {
            named.forEach(member -> accounts.add(new AccountId(program.id(), member)));
        }
        return accounts;
    }
}
