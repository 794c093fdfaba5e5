package io.communitykit.membership.points;

import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.ActivationDocument;
import io.communitykit.membership.points.internal.CalendarSpan;
import io.communitykit.membership.points.internal.ExpiryDocument;
import io.communitykit.membership.points.internal.LotsDocument;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.Reinstatement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of lots in a points program's document, and makes their policy and rules. */
final class LotPolicyConversion {

    /** So that the end of a hold can always be told. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(366_000);

    private final Violations violations;

    LotPolicyConversion(Violations violations) {
        this.violations = violations;
    }

    /** Empty where a fault was added. */
    Optional<LotPolicy> policy(LotsDocument lots, String pointer) {
        int before = violations.size();
        LotPolicy standard = LotPolicy.DEFAULT;
        Optional<ActivationRule> activation = activation(lots.activation(), Violations.below(pointer, "activation"));
        Clawback clawback = or(lots.clawback(), standard.clawback());
        requireHold(lots.holdFor(), Violations.below(pointer, "holdFor"));
        requireLimit(clawback, lots.debtLimit(), Violations.below(pointer, "debtLimit"));
        requireValue(clawback, lots.value(), Violations.below(pointer, "value"));
        if (violations.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new LotPolicy(
                activation.orElse(standard.activation()),
                expiry(lots.expiry()).orElse(standard.expiry()),
                or(lots.order(), standard.order()),
                Optional.ofNullable(lots.holdFor()),
                clawback,
                or(lots.debtLimit(), standard.debtLimit()),
                Optional.ofNullable(lots.grace()).map(CalendarSpan::period),
                Optional.ofNullable(lots.reinstatement()).map(LotPolicyConversion::reinstatement),
                or(lots.transfer(), standard.transfer()),
                Optional.ofNullable(lots.value()).map(value -> new PointsValue(value.points(), value.money()))));
    }

    /** Empty where there is none, or where a fault was added. */
    Optional<ActivationRule> activation(@Nullable ActivationDocument activation, String pointer) {
        if (activation instanceof ActivationDocument.AtOnce) {
            return Optional.of(ActivationRule.AtOnce.INSTANCE);
        } else if (activation instanceof ActivationDocument.After later) {
            return Optional.of(new ActivationRule.After(later.after().period()));
        } else if (activation instanceof ActivationDocument.OnDates on) {
            return dates(on.dates(), Violations.below(pointer, "dates"));
        } else if (activation instanceof ActivationDocument.OnEvent on) {
            return Optional.of(
                    new ActivationRule.OnEvent(on.event(), on.cancelAfter().period()));
        }
        return Optional.empty();
    }

    /** Empty where there is none; what is read can always be converted. */
    Optional<ExpiryRule> expiry(@Nullable ExpiryDocument expiry) {
        if (expiry instanceof ExpiryDocument.Never) {
            return Optional.of(ExpiryRule.Never.INSTANCE);
        } else if (expiry instanceof ExpiryDocument.After later) {
            return Optional.of(new ExpiryRule.After(later.after().period(), Optional.ofNullable(later.roundUpTo())));
        } else if (expiry instanceof ExpiryDocument.EndOf end) {
            return Optional.of(new ExpiryRule.EndOf(end.endOf(), or(end.later(), 0)));
        } else if (expiry instanceof ExpiryDocument.OnDate date) {
            return Optional.of(new ExpiryRule.OnDate(date.lastDay()));
        } else if (expiry instanceof ExpiryDocument.Inactivity idle) {
            return Optional.of(
                    new ExpiryRule.Inactivity(idle.inactivity().period(), Optional.ofNullable(idle.roundUpTo())));
        }
        return Optional.empty();
    }

    private Optional<ActivationRule> dates(List<LocalDate> dates, String pointer) {
        int before = violations.size();
        for (int i = 1; i < dates.size(); i++) {
            if (!dates.get(i).isAfter(dates.get(i - 1))) {
                violations.add(
                        Violations.below(pointer, i),
                        "a date after " + dates.get(i - 1),
                        dates.get(i).toString());
            }
        }
        return violations.size() > before ? Optional.empty() : Optional.of(new ActivationRule.OnDates(dates));
    }

    private static Reinstatement reinstatement(LotsDocument.ReinstatementItem item) {
        return new Reinstatement(item.within().period(), item.validFor().period());
    }

    private void requireHold(@Nullable Duration holdFor, String pointer) {
        if (holdFor != null && (holdFor.isZero() || holdFor.compareTo(LONGEST_HOLD) > 0)) {
            violations.add(pointer, "a duration above 0 and at most " + LONGEST_HOLD.toDays() + " days", holdFor);
        }
    }

    private void requireLimit(Clawback clawback, @Nullable Long limit, String pointer) {
        if (clawback == Clawback.LIMITED_DEBT && limit == null) {
            violations.addMissing(pointer, "the largest debt, since the clawback is \"limited-debt\"");
        } else if (clawback != Clawback.LIMITED_DEBT && limit != null) {
            violations.add(pointer, "nothing, since only the clawback \"limited-debt\" has a limit", limit);
        }
    }

    private void requireValue(Clawback clawback, LotsDocument.@Nullable ValueItem value, String pointer) {
        if (value == null) {
            if (clawback == Clawback.NETTED) {
                violations.addMissing(pointer, "what points are worth, since the clawback is \"netted\"");
            }
        } else if (value.money().minor() <= 0) {
            violations.add(Violations.below(pointer, "money"), "an amount above 0", value.money());
        }
    }

    private static <T> T or(@Nullable T said, T standard) {
        return said == null ? standard : said;
    }
}
