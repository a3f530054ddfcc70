import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).saysTimes(2, "BUILD SUCCESS").heard(1)
        .says("waxseal:prepare-agent").says("waxseal:report")

def site = new File(basedir, "target/site")
def page = new File(site, "waxseal.html").text
assert page.contains("1 request from 1 JVM: 0 encrypted, 1 in clear text to other hosts")
assert page.contains("password to payments.example in clear text")
assert page.contains("src/test/java/com/example/shop/LoginTest.java:18")
assert page.contains("com.example.shop.LoginTest.a_customer_logs_in")
assert page.contains('href="waxseal/waxseal.html"')
assert new File(site, "waxseal/waxseal.html").text.contains("<mark>")
assert new File(site, "project-reports.html").text.contains('href="waxseal.html"') // the site's own list of its reports
site.eachFileRecurse(groovy.io.FileType.FILES) { assert !it.text.contains("hunter2-yellow-bird") }
