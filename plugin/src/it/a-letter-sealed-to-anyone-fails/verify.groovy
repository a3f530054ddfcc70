import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(1)
        .saysTimes(1, "that must not pass:").says("Waxseal found 3 findings that must not pass")
        .says("trust-any-certificate").says("at com.example.shop.Anyone.client(Anyone.java:")
        .says("trust-any-host").says("at com.example.shop.Checkout.pays(Checkout.java:")
        .says("certificate-self-signed")
