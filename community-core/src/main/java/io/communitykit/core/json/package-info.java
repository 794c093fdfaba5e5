/** A JSON value as it stands in a document, exact, with the text forms in and out: what stores keep whole. */
@NullMarked
package io.communitykit.core.json;

import org.jspecify.annotations.NullMarked;
