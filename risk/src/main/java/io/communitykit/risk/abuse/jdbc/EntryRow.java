package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.KeyKind;
import io.communitykit.risk.abuse.internal.FactCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An entry that is to be inserted. */
record EntryRow(
        long number,
        FactHash hash,
        int code,
        Pseudonym pseudonym,
        Optional<Pseudonym> friend,
        long micros,
        Optional<String> kind,
        long first,
        long second) {

    static EntryRow of(long number, FactHash hash, AbuseFact fact, Map<MemberId, Pseudonym> pseudonyms) {
        List<Pseudonym> named = fact.members().stream()
                .map(member -> Objects.requireNonNull(pseudonyms.get(member), "a member's pseudonym"))
                .toList();
        return new EntryRow(
                number,
                hash,
                FactCode.of(fact),
                named.get(0),
                named.stream().skip(1).findFirst(),
                Timestamps.toMicros(fact.at()),
                FactCode.kind(fact).map(KeyKind::value),
                FactCode.first(fact),
                FactCode.second(fact));
    }

    static EntryRow ofErasure(long number, FactHash hash, Pseudonym pseudonym) {
        return new EntryRow(number, hash, FactCode.FORGOTTEN, pseudonym, Optional.empty(), 0, Optional.empty(), 0, 0);
    }
}
