package io.communitykit.examples.candidates;

import io.communitykit.core.id.MemberId;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.recommend.candidate.basket.AssociationRule;
import io.communitykit.recommend.candidate.basket.AssociationRules;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what members did with content and products. */
final class ShopWords {

    /** The strongest first. */
    private static final List<String> KINDS = List.of("buy", "cart", "favourite", "like", "view");

    private static final List<String> DID = List.of("you bought", "you put aside", "you keep", "you like", "you read");

    private static final int NEXT = 2;

    private ShopWords() {}

    static ShopFacts.Thing thing(ShopFacts facts, ItemId item) {
        return Objects.requireNonNull(facts.things().get(item));
    }

    /** What an item is. */
    static String note(ItemId item, ShopFacts.Thing thing) {
        String what = thing.isProduct() ? "product" : item.value();
        return thing.category().isEmpty() ? what : what + ", " + thing.category();
    }

    /** What is known of a member: what was bought, and what by the rules comes next. */
    static String note(ShopFacts facts, MemberId member, AssociationRules rules) {
        Set<ItemId> bought = new LinkedHashSet<>();
        int others = 0;
        for (Behaviour each : facts.deeds()) {
            if (each.member().equals(member) && each.kind().equals(ShopFacts.BUY)) {
                bought.add(each.item());
            } else if (each.member().equals(member)) {
                others++;
            }
        }
        String known = bought.isEmpty()
                ? "bought nothing"
                : "bought " + bought.stream().map(it -> thing(facts, it).name()).collect(Collectors.joining(", "));
        String next = rules.needs(bought, NEXT).stream()
                .map(it -> thing(facts, it.then()).name() + " after "
                        + thing(facts, it.given()).name())
                .collect(Collectors.joining(", "));
        return known + "; " + others + " other deeds" + (next.isEmpty() ? "" : "; next by the rules: " + next);
    }

    /** The strongest thing that a member did with an item. */
    static String did(ShopFacts facts, MemberId member, ItemId item) {
        if (thing(facts, item).author().filter(member::equals).isPresent()) {
            return "you wrote “" + thing(facts, item).name() + "”";
        }
        int strongest = KINDS.size() - 1;
        for (Behaviour each : facts.deeds()) {
            if (each.member().equals(member) && each.item().equals(item)) {
                strongest = Math.min(strongest, KINDS.indexOf(each.kind().value()));
            }
        }
        return DID.get(strongest) + " “" + thing(facts, item).name() + "”";
    }

    /** A rule. */
    static CandidateSummary.After after(AssociationRule rule, ShopFacts facts) {
        return new CandidateSummary.After(
                thing(facts, rule.given()).name(),
                thing(facts, rule.then()).name(),
                rule.members(),
                rule.ofGiven(),
                String.format(Locale.ROOT, "%.1f", rule.lift()),
                rule.medianDays());
    }
}
