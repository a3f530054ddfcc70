package dev.waxseal.detect;

import dev.waxseal.detect.carrier.TargetWalk;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Trailers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was heard and says what in it is sensitive. Safe for use by many threads at once. */
public final class Detection {
    /** What the rules and the classes that read them need, in megabytes. */
    private static final int ROOM = 6;

    /** With so many bytes left there is no doubt that there is room. */
    private static final long PLENTY = (8L * ROOM) << 20;

    private final List<UserKind> added;
    private final boolean keeping;
    private final Familiar familiar = new Familiar();
    private final ClearedHeads cleared = new ClearedHeads();
    private volatile @Nullable Rulebook catalogue;

    private Detection(List<UserKind> added, boolean keeping) {
        this.added = List.copyOf(added);
        this.keeping = keeping;
    }

    /** The detection with the built-in kinds alone. Their rules are read when the first message is inspected. */
    public static Detection standard() {
        return new Detection(List.of(), false);
    }

    /** The detection with the built-in kinds and these; what has one of their names is theirs. */
    public static Detection with(List<UserKind> added) {
        return new Detection(added, false);
    }

    /**
     * The same, whose sightings hold the values themselves, for one who seals them at once. What was found in the same
     * message before is not remembered then, for that would be remembering values.
     */
    public static Detection keeping(List<UserKind> added) {
        return new Detection(added, true);
    }

    /** All that is sensitive in this part of a message, in the order it stands; empty for nearly everything. */
    public List<Sighting> inspect(Heard heard) {
        return inspect(heard, null);
    }

    /** As {@link #inspect(Heard)}, and tells why. */
    public List<Sighting> inspect(Heard heard, @Nullable Explanation explanation) {
        Rulebook rules = catalogue();
        if (heard instanceof Content content && content.passage() != null) {
            return inspect(content, content.passage(), rules, explanation);
        }
        if (explanation == null && clean(heard, rules.glance())) {
            return List.of();
        }
        if (keeping) {
            return examined(heard, rules, explanation);
        }
        Fingerprint print = familiar.fingerprint(heard);
        List<Sighting> known = explanation == null ? familiar.sightings(print) : null;
        if (known != null) {
            return known;
        }
        List<Sighting> found = examined(heard, rules, explanation);
        if (explanation == null) {
            familiar.keep(print, found);
        }
        return found;
    }

    private List<Sighting> examined(Heard heard, Rulebook rules, @Nullable Explanation explanation) {
        Sightings findings = new Sightings(heard.head() instanceof ResponseHead, keeping);
        Examiner examiner = new Examiner(rules, findings, explanation);
        if (heard instanceof RequestHead request) {
            examiner.examine(new TargetWalk(request.target()).scope());
        }
        if (heard instanceof Head head) {
            MessageFields.examine(head.fields(), "header:", examiner);
        } else if (heard instanceof Trailers trailers) {
            MessageFields.examine(trailers.fields(), "trailer:", examiner);
        } else if (heard instanceof Content content) {
            MessageBody.examine(content, examiner);
        }
        return findings.list();
    }

    private List<Sighting> inspect(
            Content content, Passage passage, Rulebook rules, @Nullable Explanation explanation) {
        LongBody body = passage.place() instanceof LongBody begun ? begun : new LongBody(content);
        passage.keep(content.last() ? null : body);
        try {
            boolean clean = body.clean(content, rules.glance(), rules.patterns()) && explanation == null;
            String bound = content.last() ? body.bound() : null;
            if (clean && bound == null) {
                return List.of();
            }
            Sightings findings = new Sightings(content.head() instanceof ResponseHead, body.told(), keeping);
            if (!clean) {
                body.examine(content, new Examiner(rules, findings, explanation));
            }
            if (bound != null) {
                findings.partly(bound, MessageBody.root(content));
            }
            return findings.list();
        } finally {
            body.pause();
        }
    }

    private boolean clean(Heard heard, Glance glance) {
        if (heard instanceof Content content) {
            return MessageBody.clean(content, glance);
        } else if (heard instanceof Trailers trailers) {
            return glance.clean(trailers.fields());
        }
        Head head = heard.head();
        if (cleared.has(head)) {
            return true;
        }
        boolean clean = glance.clean(head);
        if (clean) {
            cleared.add(head);
        }
        return clean;
    }

    /**
     * All that is sensitive in a text that comes without a message around it: one line of a log, a header field, a URL,
     * a whole HTTP message, a document of any form that content may have.
     */
    public List<Sighting> inspect(String text, @Nullable Explanation explanation) {
        Rulebook rules = catalogue();
        Sightings findings = new Sightings(false, keeping);
        Glance first = explanation == null ? rules.glance() : null;
        LoneText.examine(text, new Examiner(rules, findings, explanation), first);
        return findings.list();
    }

    /**
     * Whether the first look finds nothing in texts of UTF-8, so that {@link #inspect(String, Explanation)} would not
     * either; false as well where it cannot tell.
     *
     * @param lines what they stand in, a line each
     * @param begins where each text begins, and behind the last one where it ends
     * @param first the first to look at
     * @param many how many to look at
     */
    public boolean areClean(byte[] lines, int[] begins, int first, int many) {
        return LoneLines.clean(lines, begins, first, many, catalogue().glance());
    }

    /** The request target with everything sensitive in it replaced by {@code •••}; otherwise as sent. */
    public String maskedTarget(RequestHead head) {
        Fingerprint print = familiar.fingerprint(head.target());
        String known = familiar.masked(print);
        if (known == null) {
            known = MaskedTarget.of(head.target(), new Examiner(catalogue(), new Sightings(false, false), null));
            familiar.keep(print, known);
        }
        return known;
    }

    /** Fails as long as there is no memory, before any class is loaded: one that lacks it while it is made is lost for good. */
    private static void makeRoom() {
        Runtime memory = Runtime.getRuntime();
        if (memory.maxMemory() - memory.totalMemory() + memory.freeMemory() > PLENTY) {
            return; // and none of it is touched in vain
        }
        byte[][] room = new byte[ROOM][];
        for (int i = 0; i < room.length; i++) {
            room[i] = new byte[1 << 20];
        }
    }

    private Rulebook catalogue() {
        Rulebook loaded = catalogue;
        if (loaded == null) {
            makeRoom();
            loaded = Rulebook.of(added);
            catalogue = loaded;
        }
        return loaded;
    }
}
