/** The report as one web page that needs no network. The way in is {@link HtmlReport}. */
@NullMarked
package io.communitykit.examples.report;

import org.jspecify.annotations.NullMarked;
