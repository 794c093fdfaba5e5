/** How teams are written in documents and in books. */
@NullMarked
package io.communitykit.referral.team.internal;

import org.jspecify.annotations.NullMarked;
