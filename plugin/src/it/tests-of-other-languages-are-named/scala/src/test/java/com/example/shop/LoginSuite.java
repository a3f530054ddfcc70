package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.scalactic.source.Position;
import org.scalatest.Tag;
import org.scalatest.funsuite.AnyFunSuite;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;

public class LoginSuite extends AnyFunSuite {

    @SuppressWarnings("unchecked")
    public LoginSuite() {
        test(
                "a customer logs in",
                (Seq<Tag>) (Object) Nil$.MODULE$,
                this::logsIn,
                new Position("LoginSuite.java", "", 1));
    }

    private Object logsIn() {
        try (PostOffice post = PostOffice.open()) {
            HttpURLConnection connection = (HttpURLConnection)
                    post.under("payments.example").resolve("/login").toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
            return connection.getResponseCode(); // leaks: password
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
