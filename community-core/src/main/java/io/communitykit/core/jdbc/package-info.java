/**
 * JDBC plumbing that every storage adapter shares. The way in is {@link io.communitykit.core.jdbc.ConnectionSource}:
 * it gives an adapter its connection, in transactions of its own or in the host's. {@link
 * io.communitykit.core.jdbc.Dialect} answers what differs between databases, {@link io.communitykit.core.jdbc.SqlBatch}
 * runs one statement with many rows, and {@link io.communitykit.core.jdbc.SchemaInstaller} creates tables for hosts that
 * use neither Flyway nor Liquibase.
 */
@NullMarked
package io.communitykit.core.jdbc;

import org.jspecify.annotations.NullMarked;
