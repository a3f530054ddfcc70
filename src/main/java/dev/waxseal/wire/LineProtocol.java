package dev.waxseal.wire;

import java.util.List;
import java.util.Locale;

/**
 * A protocol of lines of text, which may begin in clear text and go on in TLS. So it is not told of before the client has
 * said something that it should not have said in clear.
 *
 * @param name as people call it
 * @param greeting how the server begins; empty where the client does
 * @param first what the client's first line must begin with; empty where it may be any command below
 * @param tagged whether each line begins with a name of its own, as in IMAP
 * @param harmless commands that come before a login, or ask for TLS
 * @param telling commands that follow where no TLS does
 */
record LineProtocol(
        String name,
        List<String> greeting,
        List<String> first,
        boolean tagged,
        List<String> harmless,
        List<String> telling)
        implements Protocol {

    /** Of TLS inside of these protocols: RFC 3207, RFC 4217, RFC 9051, RFC 2595, RFC 4642. */
    static final List<LineProtocol> ALL = List.of(
            new LineProtocol(
                    "SMTP",
                    List.of("220"),
                    List.of("EHLO", "HELO", "LHLO"),
                    false,
                    List.of("EHLO", "HELO", "LHLO", "NOOP", "RSET", "QUIT", "HELP", "STARTTLS"),
                    List.of("AUTH", "MAIL", "RCPT", "DATA", "BDAT", "VRFY", "EXPN", "XCLIENT", "ETRN")),
            new LineProtocol(
                    "FTP",
                    List.of("220"),
                    List.of(),
                    false,
                    List.of(
                            "AUTH TLS",
                            "AUTH SSL",
                            "FEAT",
                            "SYST",
                            "NOOP",
                            "QUIT",
                            "HELP",
                            "CLNT",
                            "OPTS",
                            "HOST",
                            "LANG"),
                    List.of("USER", "PASS", "ACCT")),
            new LineProtocol(
                    "IMAP",
                    List.of("* OK", "* PREAUTH"),
                    List.of(),
                    true,
                    List.of("CAPABILITY", "STARTTLS", "NOOP", "ID", "ENABLE", "LOGOUT"),
                    List.of("LOGIN", "AUTHENTICATE", "SELECT", "EXAMINE", "LIST", "STATUS", "NAMESPACE", "APPEND")),
            new LineProtocol(
                    "POP3",
                    List.of("+OK"),
                    List.of(),
                    false,
                    List.of("CAPA", "STLS", "NOOP", "UTF8", "LANG", "QUIT"),
                    List.of("USER", "PASS", "APOP", "AUTH", "STAT", "LIST")),
            new LineProtocol(
                    "NNTP",
                    List.of("200", "201"),
                    List.of(),
                    false,
                    List.of("CAPABILITIES", "MODE", "STARTTLS", "DATE", "HELP", "QUIT"),
                    List.of("AUTHINFO", "GROUP", "ARTICLE", "LIST", "POST", "XOVER", "OVER")),
            new LineProtocol(
                    "NATS", List.of("INFO "), List.of(), false, List.of(), List.of("CONNECT", "PING", "SUB", "PUB")),
            new LineProtocol(
                    "IRC",
                    List.of(),
                    List.of("CAP", "NICK", "USER", "PASS", "STARTTLS"),
                    false,
                    List.of("CAP", "STARTTLS"),
                    List.of("NICK", "USER", "PASS", "AUTHENTICATE")),
            new LineProtocol(
                    "IRC",
                    List.of(":", "NOTICE ", "PING "),
                    List.of("CAP", "NICK", "USER", "PASS", "STARTTLS"),
                    false,
                    List.of("CAP", "STARTTLS", "PONG"),
                    List.of("NICK", "USER", "PASS", "AUTHENTICATE")),
            new LineProtocol(
                    "Memcached",
                    List.of(),
                    List.of(
                            "get ",
                            "gets ",
                            "gat ",
                            "set ",
                            "add ",
                            "replace ",
                            "append ",
                            "prepend ",
                            "cas ",
                            "delete ",
                            "incr ",
                            "decr ",
                            "touch ",
                            "stats",
                            "version",
                            "verbosity ",
                            "flush_all",
                            "mg ",
                            "ms ",
                            "md "),
                    false,
                    List.of(),
                    List.of(
                            "GET",
                            "GETS",
                            "GAT",
                            "SET",
                            "ADD",
                            "REPLACE",
                            "APPEND",
                            "PREPEND",
                            "CAS",
                            "DELETE",
                            "INCR",
                            "DECR",
                            "TOUCH",
                            "STATS",
                            "VERSION",
                            "VERBOSITY",
                            "FLUSH_ALL",
                            "MG",
                            "MS",
                            "MD")));

    @Override
    public Beginnings.Answer of(Beginnings said) {
        if (said.serverFirst() == greeting.isEmpty() || (said.serverFirst() && !begins(said.answered(), greeting))) {
            return Beginnings.Answer.NO;
        }
        String text = said.said();
        if (!first.isEmpty() && !text.isEmpty() && !beginsOrMay(text, first)) {
            return Beginnings.Answer.NO;
        }
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                return Beginnings.Answer.PERHAPS;
            }
            String line = text.substring(from, end).strip().toUpperCase(Locale.ROOT);
            String command = tagged ? line.substring(line.indexOf(' ') + 1) : line;
            if (!isOne(command, harmless)) {
                return isOne(command, telling) ? Beginnings.Answer.CLEAR : Beginnings.Answer.NO;
            }
            from = end + 1;
        }
        return Beginnings.Answer.PERHAPS;
    }

    /** Whether the command is one of these, with or without what follows it. */
    private static boolean isOne(String command, List<String> commands) {
        for (String one : commands) {
            if (command.startsWith(one) && (command.length() == one.length() || command.charAt(one.length()) == ' ')) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (text.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsOrMay(String text, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (text.regionMatches(true, 0, beginning, 0, Math.min(text.length(), beginning.length()))) {
                return true;
            }
        }
        return false;
    }
}
