package dev.waxseal.detect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code field.txt}: kinds of misses and of false alarms, each with values that are some and values that are none. */
final class FieldCases {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern MADE_UP = Pattern.compile("\\{(?:([wuhbn])(\\d+)|(g|basic|jwt|card|iban))}");

    /**
     * One value of a block.
     *
     * @param block what the block is about
     * @param name what the value is called, or empty
     * @param carriers what carries it
     * @param kinds the kinds of which one must be found; empty where nothing may be
     * @param value the value, as it is planted
     */
    record Case(String block, String name, List<String> carriers, List<String> kinds, String value) {}

    private FieldCases() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        String block = "";
        String name = "";
        List<String> carriers = List.of();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                block = line.substring(1, line.length() - 1);
                name = "";
            } else if (line.startsWith("name: ")) {
                name = line.substring(6);
            } else if (line.startsWith("in: ")) {
                carriers = Arrays.asList(line.substring(4).split(", ", -1));
            } else if (line.startsWith("+ ")) {
                int bar = line.indexOf(" | ");
                List<String> kinds = Arrays.asList(line.substring(2, bar).split("/", -1));
                all.add(new Case(block, name, carriers, kinds, madeUp(line.substring(bar + 3))));
            } else {
                all.add(new Case(block, name, carriers, List.of(), madeUp(line.substring(2))));
            }
        }
        return all;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(FieldCases.class.getResourceAsStream("field.txt"))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the same line, always. */
    private static String madeUp(String value) {
        Random random = new Random(value.hashCode());
        Matcher matcher = MADE_UP.matcher(value.replace("\\r", "\r").replace("\\n", "\n"));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null
                        ? named(found.group(3), random)
                        : of(found.group(1), Integer.parseInt(found.group(2)), random)));
    }

    private static String of(String alphabet, int length, Random random) {
        String from = switch (alphabet) {
            case "h" -> "0123456789abcdef";
            case "b" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
            case "n" -> "123456789";
            case "u" -> LETTERS + "0123456789-_";
            default -> LETTERS + "0123456789";
        };
        StringBuilder made = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            boolean end = i == 0 || i == length - 1;
            char c = from.charAt(random.nextInt(from.length()));
            made.append(end && (c == '-' || c == '_') ? 'k' : i == 5 && !alphabet.equals("b") ? '7' : c);
        }
        return made.toString();
    }

    private static String named(String what, Random random) {
        return switch (what) {
            case "g" ->
                String.join(
                        "-",
                        of("h", 8, random),
                        of("h", 4, random),
                        "4" + of("h", 3, random),
                        "a" + of("h", 3, random),
                        of("h", 12, random));
            case "basic" -> base64("mara:" + of("w", 14, random));
            case "jwt" ->
                base64("{\"alg\":\"RS256\"}").replace("=", "")
                        + '.'
                        + base64("{\"sub\":\"" + of("n", 6, random) + "\"}").replace("=", "")
                        + '.'
                        + of("u", 43, random);
            case "card" -> checked("4" + of("n", 14, random));
            default -> iban(of("n", 18, random));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String checked(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? twice : digit;
        }
        return number + (10 - sum % 10) % 10;
    }

    private static String iban(String account) {
        int rest = 0;
        String turned = account + "131400";
        for (int i = 0; i < turned.length(); i++) {
            rest = (rest * 10 + turned.charAt(i) - '0') % 97;
        }
        return String.format("DE%02d%s", 98 - rest, account);
    }
}
