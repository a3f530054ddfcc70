package dev.waxseal.detect.value;

/** The one list of all that is recognised by itself, in the order in which they are asked. */
public final class Recognizers {
    private final Recognizer[] all;

    private Recognizers(Recognizer... all) {
        this.all = all;
    }

    /** What Waxseal knows. */
    public static Recognizers standard() {
        return new Recognizers(
                new VendorTokens(),
                new InnerTokens(),
                new AuthTokens(),
                new SeedPhrases(),
                new Jwts(),
                new Pems(),
                new PasswordHashes(),
                new OneTimeSeeds(),
                new CardTracks(),
                new Cards(),
                new Ssns(),
                new Ibans(),
                new WalletKeys(),
                new BrazilianCpf(),
                new FinnishHetu(),
                new SpanishDni(),
                new ChineseRic(),
                new FrenchNir(),
                new ItalianFiscalCode(),
                new MexicanCurp(),
                new Phones(),
                new FinTsPins(),
                new UserInfo(),
                new Emails(),
                new ResetLinks(),
                new PrefixedTokens());
    }

    public int size() {
        return all.length;
    }

    public Recognizer get(int i) {
        return all[i];
    }
}
