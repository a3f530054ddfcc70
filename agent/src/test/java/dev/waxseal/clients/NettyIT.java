package dev.waxseal.clients;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;

/** Netty 4.2 over the JDK's own channels. */
class NettyIT extends ClientContract {

    private static final EventLoopGroup LOOP = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterAll
    static void shutDown() throws InterruptedException {
        LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
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
        NettyExchange exchange = NettyExchange.open(letter, LOOP, NioSocketChannel.class);
        for (Object part : exchange.parts()) {
            exchange.channel().writeAndFlush(part).sync(); // sends
        }
        return exchange.answer();
    }
}
