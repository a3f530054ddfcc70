package dev.waxseal.agent.cli;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Reads command lines of curl, as browsers copy requests and as documentation prints them. */
final class CurlCommands {
    private static final Set<String> HEADERS = Set.of("-H", "--header", "--proxy-header");
    private static final Set<String> DATA =
            Set.of("-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--data-urlencode", "--json");
    private static final Set<String> USERS = Set.of("-u", "--user", "-U", "--proxy-user");
    private static final Set<String> COOKIES = Set.of("-b", "--cookie");
    private static final Set<String> FORMS = Set.of("-F", "--form", "--form-string");
    private static final Set<String> OTHERS = Set.of(
            "-o",
            "--output",
            "-A",
            "--user-agent",
            "-m",
            "--max-time",
            "-w",
            "--write-out",
            "--cacert",
            "--connect-timeout",
            "-x",
            "--proxy",
            "--resolve",
            "--retry",
            "-c",
            "--cookie-jar",
            "-e",
            "--referer",
            "-E",
            "--cert",
            "--key",
            "-T");

    private final InspectedMessages messages;

    CurlCommands(InspectedMessages messages) {
        this.messages = messages;
    }

    static boolean are(String text) {
        String start = text.stripLeading();
        return start.startsWith("curl ") || start.startsWith("$ curl ");
    }

    /** Inspects each command of a file; a line that ends with a backslash goes on. */
    void inspect(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean any = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == '\\' || c == '^') && i + 1 < text.length() && text.charAt(i + 1) <= ' ') {
                i += text.startsWith("\r\n", i + 1) ? 2 : 1;
            } else if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                any = true;
            } else if (c <= ' ' || c == ';' || c == '|') {
                if (any || word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
                if (c == '\n' || c == ';' || c == '|') {
                    command(words);
                    words.clear();
                }
            } else {
                word.append(c);
            }
        }
        if (any || word.length() > 0) {
            words.add(word.toString());
        }
        command(words);
    }

    private void command(List<String> words) {
        int curl = words.indexOf("curl");
        if (curl < 0 || curl > 1) {
            return;
        }
        String method = "GET";
        String url = "/";
        String type = "";
        List<Field> fields = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        int next = curl + 1;
        while (next < words.size()) {
            String option = words.get(next++);
            String value = next < words.size() ? words.get(next) : "";
            if (!option.startsWith("-")) {
                url = option;
                continue;
            } else if (option.equals("-X") || option.equals("--request")) {
                method = value;
            } else if (HEADERS.contains(option) && value.indexOf(':') > 0) {
                fields.add(new Field(
                        value.substring(0, value.indexOf(':')).strip(),
                        value.substring(value.indexOf(':') + 1).strip()));
            } else if (USERS.contains(option)) {
                fields.add(new Field("Authorization", "Basic " + base64(value)));
            } else if (COOKIES.contains(option)) {
                fields.add(new Field("Cookie", value));
            } else if (DATA.contains(option) || FORMS.contains(option)) {
                type = option.equals("--json") ? "application/json" : type;
                bodies.add(value);
            } else if (option.equals("--url")) {
                url = value;
            } else if (!OTHERS.contains(option) && !option.equals("--oauth2-bearer")) {
                continue; // a switch
            } else if (option.equals("--oauth2-bearer")) {
                fields.add(new Field("Authorization", "Bearer " + value));
            }
            next++;
        }
        RequestHead head = messages.request(bodies.isEmpty() ? method : "POST", url, "HTTP/1.1", fields);
        String named = new Fields(fields).first("Content-Type");
        if (!bodies.isEmpty()) {
            messages.content(head, named == null ? type : named, String.join("&", bodies));
        }
    }

    private static String base64(String user) {
        return Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }
}
