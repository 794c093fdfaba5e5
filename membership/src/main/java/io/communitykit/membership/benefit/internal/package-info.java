/** The benefit program as it stands in a policy document, field by field. Not exported. */
@NullMarked
package io.communitykit.membership.benefit.internal;

import org.jspecify.annotations.NullMarked;
