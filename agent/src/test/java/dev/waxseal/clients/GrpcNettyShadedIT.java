package dev.waxseal.clients;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** gRPC with a copy of Netty of its own, over epoll where there is one. */
class GrpcNettyShadedIT extends GrpcContract {

    @Override
    ManagedChannelBuilder<?> channel(String host, int port, ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(host, port, credentials);
    }
}
