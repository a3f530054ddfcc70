package com.example.shop

import com.example.post.Canary
import com.example.post.PostOffice
import spock.lang.Specification

class LoginSpec extends Specification {

    def "a customer logs in, whoever it is"() {
        expect:
        send("/login") == 204

        where:
        customer << ["one", "two"]
    }

    def "each card is tried"() {
        when:
        def answers = ["visa", "amex"].collect { card ->
            def post = PostOffice.open()
            def connection = post.under("payments.example").resolve("/cards").toURL().openConnection()
            connection.doOutput = true
            connection.outputStream.write("password=$Canary.PASSWORD".getBytes("US-ASCII"))
            connection.responseCode // leaks: password
        }

        then:
        answers == [204, 204]
    }

    def setupSpec() {
        send("/before")
    }

    static int send(String path) {
        def post = PostOffice.open()
        try {
            def connection = post.under("payments.example").resolve(path).toURL().openConnection()
            connection.doOutput = true
            connection.outputStream.write("password=$Canary.PASSWORD".getBytes("US-ASCII"))
            return connection.responseCode // leaks: password, password
        } finally {
            post.close()
        }
    }
}
