/** How codes are made. The way in is {@link io.communitykit.referral.code.generate.CodeGenerator}. */
@NullMarked
package io.communitykit.referral.code.generate;

import org.jspecify.annotations.NullMarked;
