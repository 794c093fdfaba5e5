/**
 * What every CommunityKit module shares. The way in is {@link io.communitykit.core.event.CommunityEvent}: a host tells
 * facts as events, and the domain modules answer with decisions. This package holds the failures; ids, money, calendar
 * windows, events, conditions, policies and JDBC plumbing each have a package of their own.
 */
@NullMarked
package io.communitykit.core;

import org.jspecify.annotations.NullMarked;
