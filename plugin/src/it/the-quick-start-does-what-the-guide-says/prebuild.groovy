// what the guide shows in its quick start becomes the files of this project, as a reader would copy them
def guide = new File(sampleProject, "../src/site/markdown/index.md").text
def start = guide.substring(guide.indexOf("\n## Quick start\n"), guide.indexOf("\n## Add it to a build\n"))
def blocks = (start =~ /(?s)```(\w+)\n(.*?)```/).collect { [it[1], it[2]] }
def xml = blocks.findAll { it[0] == "xml" }*.get(1)
def yaml = blocks.findAll { it[0] == "yaml" }*.get(1)
assert xml.size() == 1 && yaml.size() == 3

def pom = new File(basedir, "pom.xml")
assert pom.text.contains("<!-- ten lines -->")
pom.text = pom.text.replace("<!-- ten lines -->", xml[0])
new File(basedir, "exceptions.yml").text = yaml[0].replaceFirst(/until: \S+/, "until: 2999-12-31")
new File(basedir, "stand-ins.yml").text = yaml[1]
new File(basedir, "src/main/resources").mkdirs()
new File(basedir, "src/main/resources/application-prod.yml").text = yaml[2]
return true
