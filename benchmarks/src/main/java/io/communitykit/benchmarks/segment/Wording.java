package io.communitykit.benchmarks.segment;

import java.util.List;
import java.util.stream.Collectors;

/** A segment as the text of an expression language, over variables named as the components of {@link WorldProfile} and {@code now}. */
enum Wording {
    MVEL("(tags contains \"%s\")", "L") {
        @Override
        String in(String variable, List<String> values) {
            return alternatives(variable, values);
        }
    },
    AVIATOR("include(tags, \"%s\")", "") {
        @Override
        String in(String variable, List<String> values) {
            return alternatives(variable, values);
        }
    },
    CEL("(\"%s\" in tags)", "") {
        @Override
        String in(String variable, List<String> values) {
            return "(" + variable + " in ["
                    + values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", ")) + "])";
        }
    };

    private final String hasTag;
    private final String numberSuffix;

    Wording(String hasTag, String numberSuffix) {
        this.hasTag = hasTag;
        this.numberSuffix = numberSuffix;
    }

    abstract String in(String variable, List<String> values);

    String of(WorldSegment segment) {
        return segment.clauses().stream()
                .map(clause -> clause.stream().map(this::of).collect(Collectors.joining(" || ", "(", ")")))
                .collect(Collectors.joining(" && "));
    }

    private String of(Atom atom) {
        if (atom instanceof Atom.HasTag has) {
            return hasTag.formatted(has.tag());
        } else if (atom instanceof Atom.LacksTag lacks) {
            return "!" + hasTag.formatted(lacks.tag());
        } else if (atom instanceof Atom.TierIn in) {
            return in("tier", in.tiers());
        } else if (atom instanceof Atom.CityIn in) {
            return in("city", in.cities());
        } else if (atom instanceof Atom.SpendAtLeast least) {
            return "spend >= " + number(least.minor());
        } else if (atom instanceof Atom.OrdersAtLeast least) {
            return "orders >= " + number(least.orders());
        } else if (atom instanceof Atom.PointsAtLeast least) {
            return "points >= " + number(least.points());
        } else if (atom instanceof Atom.LoginWithin within) {
            return "now - lastLogin <= " + number(within.micros());
        }
        return "now - lastPurchase > " + number(((Atom.PurchaseOlderThan) atom).micros());
    }

    private String number(long value) {
        return value + numberSuffix;
    }

    private static String alternatives(String variable, List<String> values) {
        return values.stream()
                .map(value -> variable + " == \"" + value + "\"")
                .collect(Collectors.joining(" || ", "(", ")"));
    }
}
