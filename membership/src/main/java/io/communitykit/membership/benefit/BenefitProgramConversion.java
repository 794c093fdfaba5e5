package io.communitykit.membership.benefit;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.benefit.internal.BenefitDocument;
import io.communitykit.membership.benefit.internal.BenefitProgramDocument;
import io.communitykit.membership.benefit.internal.PackDocument;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.internal.CalendarSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a document into a program and collects what does not fit together. Used once. */
final class BenefitProgramConversion {

    private final BenefitProgramDocument document;
    private final Violations violations;
    private final AttributeSchema schema;
    private final Set<CurrencyId> benefitIds = new HashSet<>();
    private final Set<RuleId> packIds = new HashSet<>();

    BenefitProgramConversion(BenefitProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
        this.schema = new AttributeSchema(document.attributes());
    }

    @Nullable
    BenefitProgram convert() {
        List<Benefit> benefits = new ArrayList<>();
        for (int i = 0; i < document.benefits().size(); i++) {
            benefit(document.benefits().get(i), Violations.at("benefits", i)).ifPresent(benefits::add);
        }
        List<Pack> packs = new ArrayList<>();
        for (int i = 0; i < document.packs().size(); i++) {
            pack(document.packs().get(i), Violations.at("packs", i)).ifPresent(packs::add);
        }
        return violations.isEmpty() ? new BenefitProgram(document.version(), schema, benefits, packs) : null;
    }

    private Optional<Benefit> benefit(BenefitDocument benefit, String pointer) {
        int before = violations.size();
        id(benefit.id(), Violations.below(pointer, "id"));
        Optional<BenefitPeriod> period = period(benefit, pointer);
        List<Quota> quotas = quotas(benefit, pointer);
        cost(benefit.cost(), Violations.below(pointer, "cost"));
        return violations.size() > before
                ? Optional.empty()
                : period.map(each -> new Benefit(benefit.id(), each, quotas, Optional.ofNullable(benefit.cost())));
    }

    private void id(CurrencyId id, String pointer) {
        if (!benefitIds.add(id)) {
            violations.add(pointer, "an id that no benefit before has", id.value());
        }
        if (id.value().getBytes(StandardCharsets.UTF_8).length > Benefit.MAX_ID_BYTES) {
            violations.add(pointer, "an id of at most " + Benefit.MAX_ID_BYTES + " bytes in UTF-8", id.value());
        }
    }

    private Optional<BenefitPeriod> period(BenefitDocument benefit, String pointer) {
        BenefitDocument.BirthdayItem birthday = benefit.birthday();
        if ((benefit.per() == null) == (birthday == null)) {
            violations.add(pointer, "exactly one of per and birthday", birthday == null ? "neither" : "both");
            return Optional.empty();
        }
        return birthday != null
                ? Optional.of(new BenefitPeriod.Birthday(birthday.before(), birthday.after()))
                : Optional.ofNullable(benefit.per()).map(BenefitPeriod.Every::new);
    }

    private List<Quota> quotas(BenefitDocument benefit, String pointer) {
        List<Quota> quotas = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < benefit.quotas().size(); i++) {
            BenefitDocument.QuotaItem item = benefit.quotas().get(i);
            if (!seen.add(List.of(item.ladder(), item.tier()))) {
                violations.add(
                        Violations.below(pointer, "quotas", i, "tier"),
                        "a tier that no quota before has",
                        item.tier().value());
            }
            Long units = item.units();
            quotas.add(new Quota(
                    item.ladder(), item.tier(), units == null ? OptionalLong.empty() : OptionalLong.of(units)));
        }
        return quotas;
    }

    private void cost(@Nullable Money cost, String pointer) {
        if (cost != null && cost.minor() < 0) {
            violations.add(pointer, "an amount of 0 or more", cost);
        }
    }

    private Optional<Pack> pack(PackDocument pack, String pointer) {
        int before = violations.size();
        if (!packIds.add(pack.id())) {
            violations.add(
                    Violations.below(pointer, "id"),
                    "an id that no pack before has",
                    pack.id().value());
        }
        Optional<Condition> condition = Optional.ofNullable(pack.where())
                .map(raw -> raw.check(schema, Violations.below(pointer, "where"), violations));
        List<Pack.Grant> grants = grants(pack, pointer);
        return violations.size() > before ? Optional.empty() : Optional.of(new Pack(pack.id(), condition, grants));
    }

    private List<Pack.Grant> grants(PackDocument pack, String pointer) {
        List<Pack.Grant> grants = new ArrayList<>();
        Set<CurrencyId> seen = new HashSet<>();
        for (int i = 0; i < pack.grants().size(); i++) {
            PackDocument.GrantItem item = pack.grants().get(i);
            if (!seen.add(item.benefit())) {
                violations.add(
                        Violations.below(pointer, "grants", i, "benefit"),
                        "a benefit that no grant before has",
                        item.benefit().value());
            }
            grants.add(new Pack.Grant(
                    item.benefit(),
                    item.units(),
                    Optional.ofNullable(item.validFor()).map(CalendarSpan::period)));
        }
        return grants;
    }
}
