package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Documents;
import dev.waxseal.detect.carrier.JsonPlaces;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.name.EffectiveName;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where in JSON that goes the same way something deserved a second look before, so that a leak whose values are others each
 * time is not looked for everywhere.
 *
 * <p>The places are but a guess. What stands in them is examined as it always is, beside the same neighbours; and that there
 * is nothing anywhere else is said by the first look at the same content without them. Nothing is kept of what stood there,
 * nor places whose names may be values themselves.
 */
final class UsualPlaces {

    /** A power of two; one way in each. */
    private static final int SLOTS = 256;

    /** Where more places deserve a look, all of them get it. */
    private static final int FEW = 16;

    /** What is known of a way. */
    private static final class Known {
        final Fingerprint of;
        final Set<String> locations;
        final boolean alone;

        /** Whether something was found in what was looked at last; whoever reads what another thread has not told yet loses time. */
        boolean leaks = true;

        Known(Fingerprint of, Set<String> locations, boolean alone) {
            this.of = of;
            this.locations = locations;
            this.alone = alone;
        }
    }

    private final long seed = System.nanoTime();
    private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(SLOTS);

    /** Nothing is known of any way, as long as nothing leaks. */
    private volatile boolean empty = true;

    /** The places that deserve a look in one content. */
    static final class Notes {
        private final Set<String> locations = new LinkedHashSet<>();
        private boolean alone = true;

        /** Here is one. */
        void add(Datum datum) {
            if (locations.size() <= FEW) {
                locations.add(datum.location);
                alone &= EffectiveName.alone(datum.plainName()) && datum.location.endsWith('.' + datum.name);
            }
        }
    }

    /** Whether something is likely to be found again where this content goes. */
    boolean leaks(Content content) {
        Fingerprint way = empty ? null : way(content);
        Known usual = way == null ? null : known(way);
        return usual != null && usual.leaks;
    }

    private @Nullable Known known(Fingerprint way) {
        Known usual = known.get(way.slot(SLOTS));
        return usual != null && usual.of.isSame(way) ? usual : null;
    }

    /** What is sensitive in this content, or null where it has to be looked at as a whole. */
    @Nullable List<Sighting> look(Content content, Fingerprint way, Rulebook rules, boolean keeping) {
        Known usual = known(way);
        if (usual == null) {
            return null;
        }
        List<Sighting> found = look(content, new JsonPlaces(usual.locations, usual.alone), rules, keeping);
        usual.leaks = found != null && !found.isEmpty();
        return found;
    }

    private static @Nullable List<Sighting> look(Content content, JsonPlaces places, Rulebook rules, boolean keeping) {
        String type = MessageBody.mediaType(content);
        String text = MessageBody.wide(content, type) == null ? MessageBody.text(content, type) : "";
        if (text.length() != content.to() - content.from()
                || MessageBody.file(content, type)
                || !Documents.isJson(text, type)) {
            return null;
        }
        Scope scope = MessageBody.scope(content);
        places.read(text, scope, MessageBody.root(content) + ":$");
        byte[] rest = places.blanked(content.bytes(), content.from(), content.to());
        if (!MessageBody.clean(new Content(content.head(), content.form(), rest, 0, rest.length), rules.glance())) {
            return null;
        }
        Sightings findings = new Sightings(content.head() instanceof ResponseHead, keeping);
        new Examiner(rules, findings, null).examine(scope);
        return findings.list();
    }

    /** Notes what deserved a look on this way. */
    void keep(Fingerprint way, Notes notes) {
        Set<String> locations = new LinkedHashSet<>(notes.locations);
        boolean alone = notes.alone;
        Known before = known(way);
        if (before != null && before.locations.size() + locations.size() <= FEW) {
            locations.addAll(before.locations); // messages that go the same way may come in turns
            alone &= before.alone;
        }
        if (!locations.isEmpty() && locations.size() <= FEW) {
            empty = false;
            known.set(way.slot(SLOTS), new Known(way, Set.copyOf(locations), alone));
        }
    }

    /** The way that JSON goes: with requests to such a path or the answers to them; null for all else. */
    @Nullable Fingerprint way(Content content) {
        int from = content.from();
        if (content.to() - from < 2 || (content.bytes()[from] != '{' && content.bytes()[from] != '[')) {
            return null;
        }
        Fingerprint way = new Fingerprint(seed);
        RequestHead request =
                content.head() instanceof ResponseHead response ? response.request() : (RequestHead) content.head();
        way.add(content.head() instanceof ResponseHead ? 1 : 0);
        way.add(content.form().name());
        if (request != null) {
            way.add(request.method());
            addPath(request.target(), way);
        }
        return way;
    }

    /** Of a part that has a digit only that it is there: it is mostly the number of something. */
    private static void addPath(String target, Fingerprint way) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        for (int from = 0; from < end; ) {
            int slash = target.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            boolean numbered = false;
            for (int i = from; i < to && !numbered; i++) {
                numbered = Chars.digit(target.charAt(i));
            }
            way.add(numbered ? "0" : target.substring(from, to));
            from = to + 1;
        }
    }
}
