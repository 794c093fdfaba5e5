/**
 * What a program that rewards several levels may not do, whatever its policy says. The way in is {@link
 * io.communitykit.referral.compliance.ComplianceGuard}. None of it is legal advice.
 */
@NullMarked
package io.communitykit.referral.compliance;

import org.jspecify.annotations.NullMarked;
