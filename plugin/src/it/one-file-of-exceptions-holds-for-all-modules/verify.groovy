import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir)
        .says("1 finding allowed by waxseal.yml").says("There are no tests here.").says("1 JVM, and nothing was sent")
        .left("orders/target/waxseal/waxseal.json").didNotLeave("stock/target/waxseal/waxseal.json")
        .saysTimes(2, "the exception for kind iban is not needed any more") // where all modules were built, and only there
        .saysTimes(0, "kind email is not needed").saysTimes(0, "payments.example is not needed")
        .says("Exceptions that are not needed any more must not stay")
