package dev.regauge.bench.run;

import dev.regauge.testing.FaultProxy;
import java.time.Duration;
import java.util.Optional;

/** The way to the server: straight, or through a proxy that delays. */
public final class Network implements AutoCloseable {

    private final BenchServer server;
    private final Optional<FaultProxy> proxy;

    private Network(BenchServer server, Optional<FaultProxy> proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    /** No proxy. */
    public static Network direct(BenchServer server) {
        return new Network(server, Optional.empty());
    }

    /** Half of the round trip on the way there, half on the way back. */
    public static Network delayed(BenchServer server, Duration roundTrip) {
        FaultProxy proxy = FaultProxy.to(server.host(), server.port());
        proxy.delay(roundTrip.dividedBy(2), roundTrip.dividedBy(2));
        return new Network(server, Optional.of(proxy));
    }

    /** Without a proxy where nothing is to be delayed. */
    public static Network of(BenchServer server, int roundTripMillis) {
        return roundTripMillis == 0 ? direct(server) : delayed(server, Duration.ofMillis(roundTripMillis));
    }

    /** Where to connect to. */
    public Address address() {
        return proxy.map(at -> new Address(at.host(), at.port())).orElseGet(server::address);
    }

    @Override
    public void close() {
        proxy.ifPresent(FaultProxy::close);
    }
}
