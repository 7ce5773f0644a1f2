package brigade.common.http;

import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadSpec;
import brigade.common.download.Patience;
import brigade.common.download.Terms;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.apache.hc.core5.util.VersionInfo;

/**
 * Apache HttpClient 5 classic, as the threads and processes use it: truly blocking, and deaf to nothing.
 *
 * <p>An interrupt does not wake a platform thread from a read on an ordinary socket. These sockets belong to channels, and a channel
 * is closed by the interruption of a thread that blocks on it ({@link java.nio.channels.InterruptibleChannel}): the thread gets an
 * exception with its interrupt status set, the server sees the connection close.
 */
public final class BlockingHttp {
    /** How large each of a connection's three buffers is at most: a small file comes in one read, with the headers before it. */
    private static final int BUFFER_BYTES = 16 << 10;

    /** How large it is at least: they hold a request, and the headers of a response. Who reads a larger body reads past them. */
    private static final int LEAST_BUFFER_BYTES = 4 << 10;

    /** How large all of them are at most: at Apache's 32 KiB each, 10,000 connections that wait for an answer cost a gibibyte. */
    private static final int ALL_BUFFERS_BYTES = 16 << 20;

    private BlockingHttp() {}

    /** Opens a client that follows no redirect and tries nothing twice: the policy decides that. */
    private static CloseableHttpClient open(int connections, Terms terms) {
        return HttpClients.custom().setConnectionManager(connectionManager(connections, terms))
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(terms.patience().idle())).build())
                .setProxySelector(terms.route().proxies().selector()).disableRedirectHandling().disableAutomaticRetries()
                .disableContentCompression().disableCookieManagement().disableAuthCaching().setUserAgent("brigade").build();
    }

    /** What to do with a client while it is open. */
    @FunctionalInterface
    public interface Use<T> {
        /** Does it. */
        T with(CloseableHttpClient client) throws InterruptedException;
    }

    /** Opens a client that makes up to so many connections at once, and whose requests have their own timeouts but for the connection's. */
    public static <T> T with(int connections, Use<T> use) throws InterruptedException {
        Terms untimed = Terms.standard()
                .patience(Patience.standard().timeouts(DownloadSpec.CONNECT_TIMEOUT, Duration.ZERO));
        return with(connections, untimed, use);
    }

    /** Opens a client for all files of a plan, uses it, and closes it with its connections. */
    public static <T> T with(DownloadPlan plan, Use<T> use) throws InterruptedException {
        return with(plan.width(), plan.terms(), use);
    }

    /** Opens a client that makes up to so many connections at once, uses it, and closes it with its connections. */
    public static <T> T with(int connections, Terms terms, Use<T> use) throws InterruptedException {
        CloseableHttpClient client = open(connections, terms);
        try {
            return use.with(client);
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private static PoolingHttpClientConnectionManager connectionManager(int connections, Terms terms) {
        Timeout idle = Timeout.of(terms.patience().idle());
        return new InterruptibleSockets()
                .setTlsSocketStrategy(tls(terms.route().trust()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(bufferBytes(connections)).build()).build())
                .setMaxConnTotal(connections).setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(terms.patience().connect()))
                        .setSocketTimeout(idle).build())
                .build();
    }

    private static int bufferBytes(int connections) {
        return Math.clamp(ALL_BUFFERS_BYTES / 3 / connections, LEAST_BUFFER_BYTES, BUFFER_BYTES);
    }

    /** The JDK's own trust takes a quarter of a second to read: not before a connection needs it. */
    private static TlsSocketStrategy tls(Optional<Path> trust) {
        return trust.isPresent() ? tls(Trust.context(trust))
                : (socket, host, port, attachment, context) -> tls(Trust.context(trust)).upgrade(socket, host, port, attachment,
                        context);
    }

    private static TlsSocketStrategy tls(SSLContext trusted) {
        return ClientTlsStrategyBuilder.create().setSslContext(trusted).buildClassic();
    }

    private static final class InterruptibleSockets extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(SchemePortResolver ports, DnsResolver names,
                TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(_ -> SocketChannel.open().socket(), ports, names,
                    RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
        }
    }

    /** Returns the client's name and version. */
    public static String name() {
        VersionInfo version = VersionInfo.loadVersionInfo("org.apache.hc.client5", BlockingHttp.class.getClassLoader());
        return "Apache HttpClient " + (version == null ? "5" : version.getRelease());
    }
}
