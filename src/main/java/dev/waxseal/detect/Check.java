package dev.waxseal.detect;

/** What a value must be, besides well named, to be of a kind. The constants are the words of {@code value:} lines. */
enum Check {
    /** Anything but a mask, an empty or a placeholder. */
    ANY {
        @Override
        boolean accepts(String value) {
            return true;
        }
    },
    /** At least eight characters without a space, and not a mere number. */
    TOKEN {
        @Override
        boolean accepts(String value) {
            return value.length() >= 8
                    && Chars.none(value, ' ')
                    && !Chars.url(value)
                    && !(Chars.digits(value) && value.length() < 16);
        }
    },
    /** Four to eight digits. */
    PIN {
        @Override
        boolean accepts(String value) {
            return Chars.digits(value) && value.length() >= 4 && value.length() <= 8;
        }
    },
    /** Four to eight digits, or letters and digits. */
    OTP {
        @Override
        boolean accepts(String value) {
            String plain = Chars.without(value, " -");
            return plain.length() >= 4 && plain.length() <= 10 && Chars.hasDigit(plain) && Chars.alphanumeric(plain);
        }
    },
    /** Three or four digits. */
    CVV {
        @Override
        boolean accepts(String value) {
            return Chars.digits(value) && (value.length() == 3 || value.length() == 4);
        }
    },
    /** A card number of any issuer. */
    CARD {
        @Override
        boolean accepts(String value) {
            return Cards.named(value);
        }
    },
    /** An IBAN of any country. */
    IBAN {
        @Override
        boolean accepts(String value) {
            return Iban.valid(Chars.without(value, " -").toUpperCase(java.util.Locale.ROOT));
        }
    };

    abstract boolean accepts(String value);
}
