/**
 * Policies as JSON documents: read strictly with every fault at once, described by a JSON Schema, and linted. The way in
 * is {@link io.communitykit.core.policy.PolicyKind}, which each kind of policy implements, mostly by handing its document
 * record to a {@link io.communitykit.core.policy.DocumentReader}.
 */
@NullMarked
package io.communitykit.core.policy;

import org.jspecify.annotations.NullMarked;
