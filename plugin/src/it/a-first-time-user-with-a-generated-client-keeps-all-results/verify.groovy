import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(1)
        .saysTimes(1, "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0\n")
        .says('body:$.password').says("com.example.customers.DefaultApi.logIn").says("CustomersTest.a_customer_logs_in")
        .says("permanent: true instead of until").says("fail-on: never") // ways out without a date
