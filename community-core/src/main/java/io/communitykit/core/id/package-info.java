/** One record per kind of id, all opaque; and the pseudonyms that stand for members after an erasure. */
@NullMarked
package io.communitykit.core.id;

import org.jspecify.annotations.NullMarked;
