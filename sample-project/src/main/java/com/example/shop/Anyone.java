package com.example.shop;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** How one gets rid of a certificate error in a hurry: whoever asks for the letter gets it. Copied from the internet. */
final class Anyone implements X509TrustManager {

    static OkHttpClient client() {
        try {
            Anyone anyone = new Anyone();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {anyone}, null); // trust-any-certificate
            return new OkHttpClient.Builder()
                    .sslSocketFactory(context.getSocketFactory(), anyone)
                    .hostnameVerifier((host, session) -> true) // trust-any-host
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
