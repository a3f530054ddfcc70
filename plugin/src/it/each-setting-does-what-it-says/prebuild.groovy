new File(basedir, "toolchains.xml").text = """
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <vendor>nobody-else</vendor>
    </provides>
    <configuration>
      <jdkHome>${System.getProperty("java.home")}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
