package dev.waxseal.clients;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;

/** gRPC on Netty as the application has it. */
class GrpcNettyIT extends GrpcContract {

    @Override
    ManagedChannelBuilder<?> channel(String host, int port, ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(host, port, credentials);
    }
}
