package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.Windows;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.wire.Content;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inspects content that comes in several stretches as if it had come in one: what is found is told once, where it stands. */
final class LongBody {

    private final String mediaType;
    private final boolean binary;
    private final @Nullable Transcoding transcoding;
    private final Windows windows;

    /** What was told already, each kind in each place. */
    private final Set<String> told = new HashSet<>();

    private byte[] window = {};

    /** Begins with the first stretch. */
    LongBody(Content first) {
        mediaType = MessageBody.mediaType(first);
        binary = MessageBody.binary(first, mediaType);
        Charset wide = binary ? null : MessageBody.wide(first, mediaType);
        transcoding = wide == null ? null : new Transcoding(wide);
        windows = MessageBody.file(first, mediaType)
                ? Windows.ofBinary()
                : Windows.of(MessageBody.text(first, mediaType), mediaType);
    }

    /** Takes the next stretch, and says whether the first look finds nothing in what can be read now. */
    boolean clean(Content content, Glance glance) {
        if (transcoding == null) {
            window = windows.next(content.bytes(), content.from(), content.to(), content.last());
        } else {
            byte[] utf8 = transcoding.decode(content.bytes(), content.from(), content.to(), content.last());
            window = windows.next(utf8, 0, utf8.length, content.last());
        }
        return !glance.suspicious(window, 0, windows.read());
    }

    /** What was told of this content. */
    Set<String> told() {
        return told;
    }

    /** Examines what can be read now. */
    void examine(Content content, Examiner examiner) {
        Scope scope = Scope.root();
        String text = MessageBody.text(window, 0, windows.read(), binary, transcoding == null ? mediaType : "");
        windows.walk(examiner.documents(), text, Place.named("form:"), MessageBody.root(content), scope);
        examiner.examine(scope);
    }

    /** What of the content could not be read as it stands in the whole, or null; known when it is over. */
    @Nullable String bound() {
        return windows.bound();
    }
}
