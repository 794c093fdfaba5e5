package io.communitykit.recommend.signal;

import java.time.Duration;

/**
 * What a fact adds to one signal.
 *
 * @param signal which
 * @param amount how much, 0 or more
 * @param halfLife how fast it fades
 */
public record SignalShare(SignalId signal, double amount, Duration halfLife) {}
