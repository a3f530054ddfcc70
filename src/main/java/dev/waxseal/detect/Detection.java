package dev.waxseal.detect;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Trailers;
import java.util.ArrayList;
import java.util.List;

/** Reads what was heard and says what in it is sensitive. Safe for use by many threads at once. */
public final class Detection {
    static final List<String> RULE_FILES = List.of("credentials.rules", "finance.rules");

    private final Names names;

    private Detection(Names names) {
        this.names = names;
    }

    /** The detection with the built-in kinds alone. */
    public static Detection standard() {
        List<NameRule> rules = new ArrayList<>();
        for (String file : RULE_FILES) {
            rules.addAll(RuleFile.read(file, false).names);
        }
        return new Detection(new Names(rules));
    }

    /** All that is sensitive in this part of a message, in the order it stands; empty for nearly everything. */
    public List<Sighting> inspect(Heard heard) {
        Findings findings = new Findings(heard.head() instanceof ResponseHead);
        Examiner examiner = new Examiner(names, findings);
        if (heard instanceof RequestHead request) {
            new TargetWalk(request.target()).examine(examiner);
        }
        if (heard instanceof Head head) {
            FieldsWalk.examine(head.fields(), "header:", examiner);
        } else if (heard instanceof Trailers trailers) {
            FieldsWalk.examine(trailers.fields(), "trailer:", examiner);
        } else if (heard instanceof Content content) {
            BodyWalk.examine(content, examiner);
        }
        return findings.list();
    }

    /** The request target with everything sensitive in it replaced by {@code •••}; otherwise as sent. */
    public String maskedTarget(RequestHead head) {
        return new TargetWalk(head.target()).masked(new Examiner(names, new Findings(false)));
    }
}
