/** Real database servers for tests, from Maven artifacts, with nothing installed. */
@NullMarked
package io.communitykit.testkit.server;

import org.jspecify.annotations.NullMarked;
