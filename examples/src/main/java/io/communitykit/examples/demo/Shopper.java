package io.communitykit.examples.demo;

import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.time.LocalDate;

/** One simulated member. Changes as the simulation goes on. */
final class Shopper {

    private final MemberId id;
    private final Instant registered;
    private final double weight;
    private final Habits habits;
    private int orders;
    private int streak;
    private LocalDate lastCheckIn = LocalDate.MIN;

    Shopper(MemberId id, Instant registered, double weight, Habits habits) {
        this.id = id;
        this.registered = registered;
        this.weight = weight;
        this.habits = habits;
    }

    /** What does not change about a member: where, with what, what for, and whether honestly. */
    record Habits(String city, String device, String channel, String category, boolean spams) {}

    MemberId id() {
        return id;
    }

    Instant registered() {
        return registered;
    }

    /** How often the member comes by, compared to others. */
    double weight() {
        return weight;
    }

    Habits habits() {
        return habits;
    }

    /** Counts an order and answers how many there are now. */
    int ordered() {
        orders++;
        return orders;
    }

    /** Checks in, and answers how many days in a row that makes; 0 if the member did so today already. */
    int checkIn(LocalDate day) {
        if (lastCheckIn.equals(day)) {
            return 0;
        }
        streak = lastCheckIn.equals(day.minusDays(1)) ? streak + 1 : 1;
        lastCheckIn = day;
        return streak;
    }
}
