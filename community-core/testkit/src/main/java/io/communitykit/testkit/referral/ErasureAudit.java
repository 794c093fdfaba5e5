package io.communitykit.testkit.referral;

import static io.communitykit.testkit.referral.Broken.require;

import io.communitykit.core.id.MemberId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whoever was erased stands nowhere any more, and gets and gives nothing any more. For one thread. */
final class ErasureAudit {

    private final SimulatedShop shop;
    private final Set<MemberId> begun = new LinkedHashSet<>();
    private final Map<MemberId, List<Long>> had = new HashMap<>();

    ErasureAudit(SimulatedShop shop) {
        this.shop = shop;
    }

    /** Somebody is to be erased. */
    MemberId begin(MemberId member) {
        begun.add(member);
        return member;
    }

    /** Whether a member is settled and not erased yet, since an erasure failed in between. */
    boolean isUnderWay(MemberId member) {
        return begun.contains(member) && !shop.isErased(member);
    }

    int begun() {
        return begun.size();
    }

    /** When everything is told, erasures too. */
    void traces() {
        for (MemberId member : begun) {
            require(shop.isErased(member), "somebody who was to be erased is not", member);
            require(shop.books.traces(member).isEmpty(), "a trace is left", shop.books.traces(member));
            List<Long> has = List.of(
                    shop.bank.sum(member),
                    shop.wallet.balance(member, RandomProgram.MONEY),
                    shop.wallet.balance(member, RandomProgram.POINTS));
            List<Long> before = had.putIfAbsent(member, has);
            require(before == null || before.equals(has), "somebody who was erased is paid", before + ", " + has);
        }
    }
}
