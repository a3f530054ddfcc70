package dev.waxseal.detect;

import java.util.ArrayList;
import java.util.List;

/** Reads a request target or any other URL: user information, path segments with their parameters, query. */
final class TargetWalk {
    private final String s;
    private final Scope scope = Scope.root();
    private final List<Datum> userinfo = new ArrayList<>();

    TargetWalk(String target) {
        s = target;
        int authority = s.indexOf("://");
        int path = 0;
        if (authority > 0 && authority < 12) {
            path = pathStart(authority + 3);
            authority(authority + 3, path);
        }
        int fragment = s.indexOf('#', path);
        int end = fragment < 0 ? s.length() : fragment;
        int query = s.indexOf('?', path);
        if (query >= 0 && query < end) {
            FormWalk.walk(s, query + 1, end, "query:", scope);
            end = query;
        }
        path(path, end);
    }

    /** Examines every part; what is sensitive in the order it stands. */
    void examine(Examiner examiner) {
        for (Datum datum : userinfo) {
            examiner.add(Kind.URL_CREDENTIALS, Kind.URL_CREDENTIALS.severity(), "userinfo", datum.value.length());
        }
        examiner.examine(scope);
    }

    /** The target with each sensitive part replaced. */
    String masked(Examiner examiner) {
        List<Datum> sensitive = new ArrayList<>(userinfo);
        for (Datum datum : scope.data) {
            if (examiner.examine(datum)) {
                sensitive.add(datum);
            }
        }
        sensitive.sort((a, b) -> Integer.compare(a.from, b.from));
        StringBuilder out = new StringBuilder(s.length());
        int done = 0;
        for (Datum datum : sensitive) {
            if (datum.from >= done) {
                out.append(s, done, datum.from).append(Mask.SHORT);
                done = datum.to;
            }
        }
        return out.append(s, done, s.length()).toString();
    }

    private int pathStart(int from) {
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return s.length();
    }

    private void authority(int from, int to) {
        int at = s.lastIndexOf('@', to - 1);
        int colon = s.indexOf(':', from);
        if (at > from && colon > from && colon + 1 < at) {
            String password = FormWalk.decode(s, colon + 1, at);
            if (!NoValue.is(password)) {
                userinfo.add(new Datum(scope, "userinfo", "", password, colon + 1, at));
            }
        }
    }

    /** Segments by value; matrix parameters ({@code ;name=value}, RFC 3986 section 3.3) by name as well. */
    private void path(int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || s.charAt(i) == '/' || s.charAt(i) == ';') {
                int equals = s.indexOf('=', start);
                if (equals > start && equals < i) {
                    scope.add(
                            "path",
                            FormWalk.decode(s, start, equals),
                            FormWalk.decode(s, equals + 1, i),
                            equals + 1,
                            i);
                } else if (i > start) {
                    scope.add("path", "", FormWalk.decode(s, start, i), start, i);
                }
                start = i + 1;
            }
        }
    }
}
