/**
 * What a host tells the screen against abuse. The way in is {@link io.communitykit.risk.abuse.fact.AbuseFact}.
 */
@NullMarked
package io.communitykit.risk.abuse.fact;

import org.jspecify.annotations.NullMarked;
