package dev.waxseal.detect.value;

/** The Brazilian taxpayer number (Receita Federal, Cadastro de Pessoas Físicas): {@code 529.982.247-25}. */
final class BrazilianCpf extends NationalNumber {
    private static final int LENGTH = 14;

    BrazilianCpf() {
        super(DIGITS, "000_000_000");
    }

    @Override
    int numberEnd(String s, int from) {
        int end = from + LENGTH;
        return end <= s.length()
                        && s.charAt(from + 3) == '.'
                        && s.charAt(from + 7) == '.'
                        && s.charAt(from + 11) == '-'
                        && NationalIds.valid("br-cpf", s.substring(from, end))
                ? end
                : -1;
    }

    /** Its two check digits, mod 11 each. */
    static boolean valid(String s) {
        int first = CheckDigits.complement11(CheckDigits.sum(s, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = CheckDigits.complement11(CheckDigits.sum(s, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return first == CheckDigits.digit(s, 9) && second == CheckDigits.digit(s, 10);
    }
}
