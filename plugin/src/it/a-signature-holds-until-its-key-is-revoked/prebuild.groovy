import java.security.cert.CertificateFactory

def keytool = { String store, String arguments ->
    def process = ([new File(System.getProperty("java.home"), "bin/keytool").path] + arguments.split(" ").toList()
            + ["-storetype", "PKCS12", "-storepass", "for-a-test-only", "-keystore", store]).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
["authority.p12", "key.p12"].each { new File(basedir, it).delete() }
keytool("authority.p12", "-genkeypair -alias authority -keyalg EC -groupname secp256r1 -dname CN=Authority"
        + " -ext bc:c -ext ku:c=keyCertSign,cRLSign")
keytool("authority.p12", "-exportcert -alias authority -rfc -file authority.pem")
keytool("key.p12", "-genkeypair -alias build -keyalg EC -groupname secp256r1 -dname CN=Build")
keytool("key.p12", "-certreq -alias build -file build.csr")
keytool("authority.p12", "-gencert -alias authority -rfc -infile build.csr -outfile build.pem")
keytool("key.p12", "-importcert -noprompt -alias authority -file authority.pem")
keytool("key.p12", "-importcert -noprompt -alias build -file build.pem")
def certificate = new File(basedir, "build.pem").withInputStream {
    CertificateFactory.getInstance("X.509").generateCertificate(it)
}
keytool("authority.p12", "-gencrl -alias authority -id ${certificate.serialNumber} -file revoked.crl")
return true
