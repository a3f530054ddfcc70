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
    val connection = PostOffice.open().under("payments.example").resolve(path).toURL().openConnection() as HttpURLConnection
    connection.doOutput = true
    connection.outputStream.write("password=${Canary.PASSWORD}".toByteArray())
    return connection
}
