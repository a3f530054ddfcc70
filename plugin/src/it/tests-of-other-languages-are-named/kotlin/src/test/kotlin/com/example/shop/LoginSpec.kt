package com.example.shop

import com.example.post.Canary
import com.example.post.PostOffice
import io.kotest.core.spec.style.BehaviorSpec
import io.kotest.core.spec.style.FunSpec
import java.net.HttpURLConnection
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import reactor.core.publisher.Mono
import reactor.core.scheduler.Schedulers

class LoginSpec : FunSpec({
    test("a customer logs in") {
        withContext(Dispatchers.IO) {
            delay(1)
            async { ask("/login").responseCode }.await() // leaks: password
        }
    }

    test("a partner logs in") {
        Mono.fromCallable { ask("/partner").responseCode } // leaks: password
            .subscribeOn(Schedulers.boundedElastic())
            .block()
    }

    test("a clerk logs in") {
        listOf("/clerk").forEach { path ->
            send(path) { setRequestProperty("Accept", "text/plain") } // leaks: password
        }
    }

    context("a shop") {
        test("sells") {
            sells()
        }
    }
})

class ShopSpec : BehaviorSpec({
    given("a customer") {
        `when`("they pay") {
            then("they are charged") {
                ask("/pays").responseCode // leaks: password
            }
        }
    }
})

private suspend fun sells() = coroutineScope {
    listOf("visa", "amex").map { card ->
        async(Dispatchers.Default) { ask("/sells").responseCode } // leaks: password
    }.forEach { it.await() }
}

private fun ask(path: String): HttpURLConnection {
    val connection = connection(path)
    connection.outputStream.write("password=${Canary.PASSWORD}".toByteArray())
    return connection
}

private fun connection(path: String): HttpURLConnection {
    val url = PostOffice.open().under("payments.example").resolve(path).toURL()
    return (url.openConnection() as HttpURLConnection).apply { doOutput = true }
}

/** Its code is copied to where it is called, under lines that this file has not. */
private inline fun send(path: String, prepare: HttpURLConnection.() -> Unit): Int {
    val connection = connection(path)
    connection.prepare()
    connection.outputStream.write("password=${Canary.PASSWORD}".toByteArray())
    return connection.responseCode
}
