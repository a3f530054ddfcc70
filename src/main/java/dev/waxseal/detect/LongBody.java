package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.Windows;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.wire.Content;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Inspects content that comes in several stretches as if it had come in one: what is found is told once, where it stands.
 * Between stretches it holds what leads on and no more.
 */
final class LongBody {

    private static final byte[] NOTHING = {};

    private final String mediaType;
    private final boolean binary;
    private final @Nullable Transcoding transcoding;
    private final Windows windows;
    private final Told told = new Told();

    /** What may have been cut between windows, or null. */
    private @Nullable String cut;

    /** While a stretch is inspected; else nothing. */
    private byte[] window = NOTHING;

    /** Begins with the first stretch. */
    LongBody(Content first) {
        mediaType = MessageBody.mediaType(first);
        Charset wide = MessageBody.wide(first, mediaType);
        boolean packed = wide == null && MessageBody.packed(first);
        binary = packed || MessageBody.binary(first, mediaType);
        transcoding = wide == null || binary ? null : new Transcoding(wide);
        windows = packed || MessageBody.file(first, mediaType)
                ? Windows.ofBinary(MessageBody.text(first.bytes(), first.from(), first.to(), true, ""))
                : Windows.of(MessageBody.text(first, mediaType), mediaType);
    }

    /** Takes the next stretch, and says whether the first look finds nothing in what can be read now. */
    boolean clean(Content content, Glance glance, UserPatterns patterns) {
        if (transcoding == null) {
            window = windows.next(content.bytes(), content.from(), content.to(), content.last());
        } else {
            byte[] utf8 = transcoding.decode(content.bytes(), content.from(), content.to(), content.last());
            window = windows.next(utf8, 0, utf8.length, content.last());
        }
        if (cut == null && windows.again() < windows.read()) {
            cut = patterns.cut(window, windows.lead(), windows.again(), windows.read());
        }
        return !windows.named() && !glance.suspicious(window, 0, windows.read());
    }

    /** What was told of this content. */
    Told told() {
        return told;
    }

    /** Examines what can be read now. */
    void examine(Content content, Examiner examiner) {
        Scope scope = Scope.root();
        String text = MessageBody.text(window, 0, windows.read(), binary, transcoding == null ? mediaType : "");
        windows.walk(examiner.documents(), text, Place.named("form:"), MessageBody.root(content), scope);
        examiner.examine(scope);
    }

    /** Lets go of what was read. */
    void pause() {
        window = NOTHING;
        windows.release();
    }

    /** What of the content could not be read as it stands in the whole, or null; known when it is over. */
    @Nullable String bound() {
        return windows.bound() == null ? cut : windows.bound();
    }
}
