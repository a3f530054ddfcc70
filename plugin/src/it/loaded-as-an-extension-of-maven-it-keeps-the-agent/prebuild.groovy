// Maven fills nothing in there, and the version is that of the plugin under test
def version = (new File(basedir, 'pom.xml').text =~ '<waxseal.version>(.+)</waxseal.version>')[0][1]
def extensions = new File(basedir, '.mvn/extensions.xml')
extensions.parentFile.mkdirs()
extensions.text = """\
<extensions xmlns="http://maven.apache.org/EXTENSIONS/1.0.0">
  <extension>
    <groupId>dev.waxseal</groupId>
    <artifactId>waxseal-maven-plugin</artifactId>
    <version>${version}</version>
  </extension>
</extensions>
"""
return true
