import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(1)
        .saysTimes(1, "BUILD SUCCESS").saysTimes(1, "that must not pass:").says("Waxseal found 1 finding that must not pass")
        .fails("bearer-token", "newsletter.example")
        .says("stands for http://newsletter.example (").says("src/main/resources/application-prod.yml:5)")
        .says("at com.example.shop.Newsletter.subscribes(Newsletter.java:")
        .says("2 findings in clear text to stand-ins pass, sealed in production: https://customers.example (")
