import dev.waxseal.maven.FinishedBuild
import groovy.json.JsonSlurper

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1).says("Host: nowhere.example")

def report = new JsonSlurper().parse(new File(basedir, "target/waxseal/waxseal.json"))
assert report.complete
assert report.destinations*.host == ["payments.example"]
assert report.heard.contains("asynchronous channels")
