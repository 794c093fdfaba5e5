package io.communitykit.examples.summary;

import java.time.LocalDate;

/**
 * One number of one day.
 *
 * @param day the day in the program's zone
 * @param count the number
 */
public record DayTotal(LocalDate day, long count) {}
