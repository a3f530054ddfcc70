import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).saysTimes(3, "BUILD SUCCESS").saysTimes(1, "BUILD FAILURE")
        .heard(2)
        .says("Waxseal found 2 findings that must not pass").says("in module orders").says("in module stock")
        .says("In clear text, as the configuration has it: http://desk.example (").says("src/main/resources/application.yml:2)")
        .left("orders/waxseal-baseline.json").left("stock/waxseal-baseline.json").left("support/waxseal-baseline.json")
        .didNotLeave("waxseal-baseline.json").left("target/waxseal/waxseal.json")
        .says("3 findings known to the baseline")
        .says("orders/target/waxseal/waxseal.json: 2 new, 1 unchanged, 0 fixed")
