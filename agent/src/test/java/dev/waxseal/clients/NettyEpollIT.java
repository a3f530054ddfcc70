package dev.waxseal.clients;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** Netty 4.2 past the JDK, straight to the system calls of Linux. */
class NettyEpollIT extends ClientContract {

    private static EventLoopGroup loop;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(Epoll.isAvailable(), "this system has no such transport");
        loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }

    @AfterAll
    static void shutDown() throws InterruptedException {
        if (loop != null) { // no such transport
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    @Override
    String client() {
        return "netty";
    }

    @Override
    boolean followsRedirects() {
        return false;
    }

    @Override
    boolean expectsContinue() {
        return false; // that would be for a handler of the application's to do
    }

    @Override
    String send(Letter letter) throws Exception {
        return dispatch(letter).get();
    }

    @Override
    CompletableFuture<String> dispatch(Letter letter) throws Exception {
        NettyExchange exchange = NettyExchange.open(letter, loop, EpollSocketChannel.class);
        for (Object part : exchange.parts()) {
            exchange.channel().writeAndFlush(part).sync(); // sends
        }
        return exchange.answer();
    }
}
