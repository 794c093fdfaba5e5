package io.communitykit.examples.demo;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Simulates a shop's community day by day: registrations over time, visits with a daily and weekly rhythm by members whose
 * activity follows Zipf's law, and what they do on each visit. The same settings give the same events, to the byte.
 * Memory grows with members and posts, not with events. Used once.
 */
public final class Simulation {

    private static final double VISITS_PER_MEMBER_AND_DAY = 0.35;
    private static final double INVITED = 0.3;

    private final SimulationSettings settings;
    private final Chance chance;
    private final Rhythm rhythm;
    private final Population population;
    private final Timeline timeline;
    private final Feed feed = new Feed();
    private final Scribe scribe;
    private final Checkout checkout;
    private final Links links;
    private final GroupBuys groupBuys;
    private final Identities identities;
    private final PlantedRing ring;

    private Simulation(SimulationSettings settings, Consumer<CommunityEvent> events, Consumer<String> planted) {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        this.rhythm = new Rhythm(chance.fork("rhythm"), settings.zone());
        this.population = new Population(settings, chance.fork("population"));
        this.timeline = new Timeline(events);
        this.scribe = new Scribe(chance.fork("scribe"), planted);
        this.links = new Links(chance.fork("links"), timeline);
        this.groupBuys = new GroupBuys(chance.fork("group-buys"), timeline);
        this.identities = new Identities(chance.fork("identities"), timeline);
        this.ring = new PlantedRing(timeline);
        this.checkout = new Checkout(
                chance.fork("checkout"),
                timeline,
                scribe,
                new Shelf(chance.fork("shelf")),
                new Delivery(chance.fork("delivery"), timeline));
    }

    /**
     * Runs a simulation.
     *
     * @param settings how large
     * @param events is given every event in the order of time
     */
    public static void run(SimulationSettings settings, Consumer<CommunityEvent> events) {
        run(settings, events, advert -> {});
    }

    /**
     * Runs a simulation, and tells which texts are advertisements, which the events do not.
     *
     * @param settings how large
     * @param events is given every event in the order of time
     * @param planted is given the text of each disguised advertisement, before the event that holds it
     */
    public static void run(SimulationSettings settings, Consumer<CommunityEvent> events, Consumer<String> planted) {
        new Simulation(settings, events, planted).run();
    }

    private void run() {
        for (int i = 0; i < settings.days(); i++) {
            LocalDate day = settings.start().plusDays(i);
            List<Visit> visits = new ArrayList<>();
            for (Shopper newcomer : population.registeringBy(day)) {
                register(newcomer);
                visits.add(visit(newcomer, newcomer.registered().plusSeconds(20), day));
            }
            addRegulars(day, visits);
            visits.sort(Comparator.comparing(Visit::start));
            visits.forEach(Visit::run);
            ring.day(i, day.atStartOfDay(settings.zone()).toInstant());
            groupBuys.day(i, day.atStartOfDay(settings.zone()).toInstant(), population);
            timeline.tellUntil(day.plusDays(1).atStartOfDay(settings.zone()).toInstant());
        }
    }

    private void addRegulars(LocalDate day, List<Visit> visits) {
        int regulars = population.registered();
        long count = StrictMath.round(regulars * VISITS_PER_MEMBER_AND_DAY * rhythm.liveliness(day));
        for (long i = 0; i < count; i++) {
            Shopper shopper = population.draw(chance);
            Instant start = rhythm.moment(day);
            if (shopper.registered().isBefore(start)) {
                visits.add(visit(shopper, start, day));
                links.visited(shopper, start, population);
            }
        }
    }

    private Visit visit(Shopper shopper, Instant start, LocalDate day) {
        return new Visit(shopper, start, day, new Visit.Place(chance, timeline, feed, population, checkout, scribe));
    }

    private void register(Shopper newcomer) {
        timeline.add(Draft.of(EventType.MEMBER_REGISTERED, newcomer.registered())
                .by(newcomer)
                .with("city", newcomer.habits().city())
                .with("channel", newcomer.habits().channel())
                .with("device", newcomer.habits().device()));
        links.registered(newcomer);
        identities.registered(newcomer);
        if (chance.with(INVITED)) {
            Shopper inviter = population.draw(chance);
            if (inviter.registered().isBefore(newcomer.registered())) {
                timeline.add(
                        Draft.of(EventType.MEMBER_INVITED, newcomer.registered().plusSeconds(1))
                                .by(inviter)
                                .concerning(newcomer)
                                .with("channel", newcomer.habits().channel())
                                .with("strength", "typed-code"));
                identities.invited(inviter, newcomer);
            }
        }
    }
}
