/**
 * Contract tests for stores of books. The way in is {@link io.communitykit.testkit.book.BookStoreContract}; a store on a relational database
 * extends {@link io.communitykit.testkit.book.JdbcBookStoreContract}.
 */
@NullMarked
package io.communitykit.testkit.book;

import org.jspecify.annotations.NullMarked;
