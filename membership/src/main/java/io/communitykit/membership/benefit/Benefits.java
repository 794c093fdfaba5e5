package io.communitykit.membership.benefit;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Truth;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.Task;
import io.communitykit.membership.points.internal.reading.Settled;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.Want;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Says what members may use of the benefits of their tiers, uses them, and gives packs. The way in to this package. A benefit
 * is a currency in lots: a use is a posting, and {@link io.communitykit.membership.points.PointsCommand.Undo} or a refund of its
 * subject gives it back until its period ends, one around a birthday for as many days as those around it; points buy it by an exchange rule of the points program. Immutable; safe for
 * many threads, as its store is.
 */
public final class Benefits {

    private final BenefitProgram benefits;
    private final PointsProgram program;
    private final PointsStore store;
    private final InstantSource clock;

    private Benefits(Builder builder) {
        this.benefits = builder.benefits;
        this.program = builder.program;
        this.store = builder.store;
        this.clock = builder.clock;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param benefits the benefits
     * @param program the edition of the points program that decides, with its ladders
     * @param store where its accounts are kept
     * @return a builder; not safe for many threads
     */
    public static Builder builder(BenefitProgram benefits, PointsProgram program, PointsStore store) {
        return new Builder(benefits, program, store);
    }

    /**
     * Carries out a command.
     *
     * @param command the command; may have been told before
     * @return applied, replayed, or rejected with numbers
     * @throws io.communitykit.core.StorageException if the store failed; tell the command again
     */
    public AccountResult execute(BenefitCommand command) {
        Instant now = now();
        BenefitTasks tasks = new BenefitTasks(program);
        if (command instanceof BenefitCommand.Use use) {
            Optional<Benefit> benefit = benefits.benefit(use.benefit());
            return benefit.isEmpty()
                    ? repeatOr(tasks.repeat(use), new Rejection.UnknownCurrency(use.benefit()), now)
                    : update(tasks.use(use, benefit.get()), now);
        }
        BenefitCommand.GivePack give = (BenefitCommand.GivePack) command;
        Optional<Pack> pack = benefits.pack(give.pack());
        if (pack.isEmpty()) {
            return repeatOr(tasks.repeat(give), new Rejection.UnknownOffer(give.pack()), now);
        }
        Truth eligible = BenefitTasks.eligible(give, pack.get());
        return eligible == Truth.TRUE
                ? update(tasks.give(give, pack.get()), now)
                : repeatOr(tasks.repeat(give), new Rejection.NotEligible(give.pack(), eligible), now);
    }

    /** What was carried out before is a repeat, whatever became of the member or of the program since. */
    private AccountResult repeatOr(Task repeat, Rejection rejection, Instant now) {
        return told(repeat) ? update(repeat, now) : new AccountResult.Rejected(repeat.account(), rejection);
    }

    private boolean told(Task task) {
        Want want = new Want(task.account(), Optional.of(task.key()), Set.of());
        return store.read(List.of(want)).get(0).told().isPresent();
    }

    private AccountResult update(Task task, Instant now) {
        return store.update(List.of(task.unit(program, now))).get(0);
    }

    /**
     * What a member may use of every benefit, as of the clock.
     *
     * @param member the member; one never seen has what everybody begins with
     * @param birthday the member's birthday, where the host knows it; it is not kept
     * @return one entitlement a benefit, in the program's order
     * @throws io.communitykit.core.StorageException if the store failed
     */
    public List<Entitlement> entitlements(MemberId member, Optional<MonthDay> birthday) {
        Instant now = now();
        LocalDate day = CalendarWindow.dayOf(now, program.zone());
        Set<CapWindow> windows = new LinkedHashSet<>();
        for (Benefit benefit : benefits.benefits()) {
            window(benefit, day, birthday).ifPresent(windows::add);
        }
        Settled account =
                Settled.read(store, program, Want.due(account(member), now).with(windows), now);
        List<Entitlement> entitlements = new ArrayList<>();
        for (Benefit benefit : benefits.benefits()) {
            long used = window(benefit, day, birthday)
                    .map(window -> account.used().getOrDefault(window, 0L))
                    .orElse(0L);
            long inHand = account.pot(benefit.id()).available();
            entitlements.add(entitlement(
                    benefit, quota(benefit, account.tiers()), benefit.period().around(day, birthday), used, inHand));
        }
        return entitlements;
    }

    private static Entitlement entitlement(
            Benefit benefit, Optional<Quota> quota, Optional<BenefitPeriod.Days> days, long used, long inHand) {
        OptionalLong left = OptionalLong.of(0);
        if (quota.isPresent() && days.isPresent()) {
            OptionalLong units = quota.get().units();
            left = units.isPresent() ? OptionalLong.of(Math.max(0, units.getAsLong() - used)) : OptionalLong.empty();
        }
        return new Entitlement(benefit.id(), quota, days, used, left, inHand);
    }

    private static Optional<CapWindow> window(Benefit benefit, LocalDate day, Optional<MonthDay> birthday) {
        return benefit.period()
                .around(day, birthday)
                .map(days -> benefit.period().window(benefit.counter(), days.first()));
    }

    /** The largest quota of the tiers that the member has. */
    private Optional<Quota> quota(Benefit benefit, Map<LadderId, TierState> tiers) {
        return benefit.quotas().stream()
                .filter(quota -> has(quota, tiers))
                .max(Comparator.comparingLong(quota -> quota.units().orElse(Long.MAX_VALUE)));
    }

    private boolean has(Quota quota, Map<LadderId, TierState> tiers) {
        Optional<TierState> place = Optional.ofNullable(tiers.get(quota.ladder()));
        return program.tiers()
                .flatMap(ladders -> ladders.tier(quota.ladder(), place))
                .filter(quota.tier()::equals)
                .isPresent();
    }

    private AccountId account(MemberId member) {
        return new AccountId(program.id(), member);
    }

    private Instant now() {
        return Timestamps.cut("now", clock.instant());
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final BenefitProgram benefits;
        private final PointsProgram program;
        private final PointsStore store;
        private InstantSource clock = Clock.systemUTC();

        private Builder(BenefitProgram benefits, PointsProgram program, PointsStore store) {
            this.benefits = benefits;
            this.program = program;
            this.store = store;
        }

        /**
         * Sets the clock that says what is due and which period runs; the system's by default.
         *
         * @param source the clock; safe for many threads
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes the facade.
         *
         * @return the facade
         * @throws InvalidValueException if a benefit or a pack names what the points program does not keep in lots, or a quota a
         *     tier that it does not have
         */
        public Benefits build() {
            for (Benefit benefit : benefits.benefits()) {
                requireInLots(benefit.id());
                benefit.quotas().forEach(quota -> requireTier(benefit, quota));
            }
            for (Pack pack : benefits.packs()) {
                pack.grants().forEach(grant -> requireInLots(grant.benefit()));
            }
            return new Benefits(this);
        }

        private void requireInLots(CurrencyId id) {
            boolean inLots = program.currency(id)
                    .filter(currency -> currency.lots().isPresent())
                    .isPresent();
            if (!inLots) {
                throw InvalidValueException.of("benefit", "a currency in lots of program " + program.id(), id);
            }
        }

        private void requireTier(Benefit benefit, Quota quota) {
            boolean known = program.tiers()
                    .flatMap(tiers -> tiers.ladder(quota.ladder(), quota.tier()))
                    .isPresent();
            if (!known) {
                throw InvalidValueException.of(
                        "quota of benefit " + benefit.id(),
                        "of a tier of program " + program.id(),
                        quota.ladder() + " " + quota.tier());
            }
        }
    }
}
