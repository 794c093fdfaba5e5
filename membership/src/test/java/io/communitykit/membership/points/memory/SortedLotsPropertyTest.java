package io.communitykit.membership.points.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SortedLotsPropertyTest {

    private static final LotTerms TERMS =
            new LotTerms(Instant.EPOCH, LotState.Active.INSTANCE, LotExpiry.Never.INSTANCE);

    /** Where a lot stands: two numbers and its id. */
    private record Place(long first, long second, long id) {
        static final Comparator<Place> ORDER = Comparator.comparingLong(Place::first)
                .thenComparingLong(Place::second)
                .thenComparingLong(Place::id);
    }

    /** Puts a lot, or takes it away. */
    private record Step(Place place, long points) {}

    @Property(tries = 2_000)
    @Label("lots are found, replaced and removed as in a sorted map, wherever they come in")
    void as_a_sorted_map(@ForAll("steps") List<Step> steps) {
        SortedLots lots = new SortedLots();
        SortedMap<Place, Lot> model = new TreeMap<>(Place.ORDER);

        for (Step step : steps) {
            Place place = step.place();
            if (step.points() == 0) {
                lots.remove(
                        place.first(), place.second(), LotId.ofLong(place.id()).toLong());
                model.remove(place);
            } else {
                Lot lot = new Lot(LotId.ofLong(place.id()), new CurrencyId("points"), step.points(), 0, TERMS);
                lots.put(place.first(), place.second(), lot);
                model.put(place, lot);
            }
            assertSame(lots, model);
        }
    }

    private static void assertSame(SortedLots lots, SortedMap<Place, Lot> model) {
        List<Lot> found = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            found.add(lots.get(i));
        }
        assertThat(found).containsExactlyElementsOf(model.values());
        int index = 0;
        for (Place place : model.keySet()) {
            assertThat(lots.find(place.first(), place.second(), place.id())).isEqualTo(index);
            assertThat(lots.firstOf(index)).isEqualTo(place.first());
            index++;
        }
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(-3, 3);
        // Ids of lots of the first postings.
        Arbitrary<Long> ids = Arbitraries.longs().between(1, 6).map(sequence -> new LotId(sequence, 0).toLong());
        Arbitrary<Place> places = Combinators.combine(numbers, numbers, ids).as(Place::new);
        return Combinators.combine(places, Arbitraries.longs().between(0, 2))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
