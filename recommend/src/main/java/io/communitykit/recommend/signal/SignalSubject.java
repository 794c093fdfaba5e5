package io.communitykit.recommend.signal;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;

/** Whom or what signals are counted for. Immutable and safe for many threads; {@code toString} shows the id. */
public sealed interface SignalSubject {

    /**
     * Of which kind.
     *
     * @return content or author
     */
    SignalAbout about();

    /**
     * The id as text. A content and an author may have the same.
     *
     * @return 1 to 255 bytes of UTF-8
     */
    String id();

    /**
     * A piece of content.
     *
     * @param content which
     */
    record OfContent(ContentId content) implements SignalSubject {
        @Override
        public SignalAbout about() {
            return SignalAbout.CONTENT;
        }

        @Override
        public String id() {
            return content.value();
        }

        @Override
        public String toString() {
            return "content " + content;
        }
    }

    /**
     * A member as an author, over all content.
     *
     * @param author who
     */
    record OfAuthor(MemberId author) implements SignalSubject {
        @Override
        public SignalAbout about() {
            return SignalAbout.AUTHOR;
        }

        @Override
        public String id() {
            return author.value();
        }

        @Override
        public String toString() {
            return "author " + author;
        }
    }
}
