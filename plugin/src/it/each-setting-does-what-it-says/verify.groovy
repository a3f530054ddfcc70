import dev.waxseal.maven.FinishedBuild
import groovy.json.JsonSlurper

assert FinishedBuild.in(basedir).saysTimes(2, "BUILD SUCCESS").says("known from now on").says("known to the baseline")
        .says("Toolchain in maven-surefire-plugin: JDK")

def heard = new File(basedir, "target/heard")                               // output
assert heard.list().findAll { it.startsWith("waxseal") || it.startsWith("gl-") }.sort() == ["waxseal.json", "waxseal.txt"] // formats
assert !new File(basedir, "target/waxseal").exists()
def journals = new File(heard, "journal").listFiles()
assert journals.findAll { it.name.endsWith(".jsonl") }.size() == 2          // propertyName, children
def sealed = journals.findAll { it.name.endsWith(".cms") }                  // evidence
assert sealed.size() == 2 && sealed.every { it.length() > 1000 && !it.text.contains("ACME-123456") }
assert new File(heard, "waxseal.txt").text =~ /Sealed beside the journals: [1-9]\d* values? for CN=Security \(ECDH P-256\)/

def findings = new JsonSlurper().parse(new File(heard, "waxseal.json")).findings
assert findings.every { it.verdict != "fail" && it.test == null }           // baseline, tests
assert findings.every { it.direction == "request" }                         // responses
assert findings.every { !it.rule.startsWith("trust-") }                     // probes
def badge = findings.find { it.kind == "user-defined:badge" }               // kinds
assert badge.origin.file == "ShopTest.java" && badge.origin.line == 37      // application
assert findings.find { it.kind == "card-number" }.verdict == "baseline"     // children

assert new File(basedir, "known.json").text.contains(badge.id)
assert new File(basedir, "waxseal.yml").text.contains("\n  - payments.example\n") // listDestinations
assert !new File(heard, "waxseal.json").text.contains("hunter2-yellow-bird")
