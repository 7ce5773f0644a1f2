package brigade.compare.show;

import brigade.common.model.ModelProvider;
import brigade.compare.page.PageModel;
import brigade.compare.page.ReportPage;
import brigade.compare.run.Audience;
import brigade.compare.run.Comparison;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Serves the live page on loopback. One run at a time; it is cancelled when its page is closed, when somebody says so, after three
 * minutes, and with the server. All state belongs to the one event loop.
 */
public final class ShowServer implements AutoCloseable {
    private static final long NEWS_MILLIS = 80;
    private static final long LONGEST_MILLIS = 180_000;
    private static final long UNWATCHED_MILLIS = 5000;
    private static final long CLOSING_SECONDS = 10;
    private static final int MOST_FORM_BYTES = 16_384;
    private static final int MOST_LINE_BYTES = 1024;

    /** Runs what was asked for. */
    public interface Kitchen {
        /**
         * Runs a scenario and tells the audience.
         *
         * @throws InterruptedException if it was cancelled; everything was stopped
         * @throws IllegalArgumentException if an option does not fit; the message says which
         */
        void cook(String scenario, List<String> models, List<String> arguments, Audience audience) throws Exception;
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
    private final HttpServer server;
    private final Kitchen kitchen;
    private final List<ModelProvider> models;
    private final Map<String, List<Field>> fields = new LinkedHashMap<>();
    private final LivePage page;
    private volatile Optional<Gate> gate = Optional.empty();
    private volatile @Nullable Going going; // written on the event loop only
    private @Nullable Comparison last;

    /** A run that goes on. */
    private static final class Going {
        private final Cooking cooking;
        private final Thread thread;
        private Optional<HttpServerResponse> watcher = Optional.empty();
        private String failure = "";

        private Going(Cooking cooking, Thread thread) {
            this.cooking = cooking;
            this.thread = thread;
        }
    }

    /**
     * Prepares it.
     *
     * @param commands the scenarios' commands, whose options the form offers
     */
    public ShowServer(Map<String, CommandSpec> commands, List<ModelProvider> models, Kitchen kitchen) {
        this.kitchen = kitchen;
        this.models = List.copyOf(models);
        commands.forEach((name, spec) -> fields.put(name, Field.of(spec)));
        this.page = new LivePage(fields, models);
        this.server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(MOST_LINE_BYTES))
                .requestHandler(this::answer);
        vertx.setPeriodic(NEWS_MILLIS, _ -> tell());
    }

    /**
     * Begins to listen, on loopback only, and returns the address to open.
     *
     * @param port the port; 0 for any
     * @throws IllegalArgumentException if it cannot listen there; the message says why
     */
    public String listen(int port) throws InterruptedException {
        try {
            server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalArgumentException(
                    "--port " + port + ": it cannot be listened at (" + e.getCause() + "); name another, or 0", e);
        }
        Gate opened = new Gate(Gate.newToken(), server.actualPort());
        gate = Optional.of(opened);
        return opened.address();
    }

    private void answer(HttpServerRequest request) {
        boolean changes = !request.method().equals(HttpMethod.GET);
        Optional<String> path = gate.flatMap(open -> open.path(String.valueOf(request.path()), request.getHeader("Host"),
                request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), changes));
        HttpServerResponse response = request.response();
        response.putHeader("Cache-Control", "no-store").putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff").putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin").putHeader("Cross-Origin-Opener-Policy", "same-origin");
        switch (request.method().name() + " " + path.orElse("?")) {
            case "GET " -> send(response, 200, "text/html", page.html());
            case "GET events" -> watch(response);
            case "GET report" -> report(response);
            case "POST cook" -> cook(request);
            case "POST cancel" -> {
                cancel();
                send(response, 200, "text/plain", "cancelled");
            }
            default -> send(response, 404, "text/plain", "Nothing here. The address, with its token, stands in the terminal.");
        }
    }

    private static void send(HttpServerResponse response, int status, String type, String body) {
        response.setStatusCode(status).putHeader("Content-Type", type + "; charset=utf-8").end(body);
    }

    private void cook(HttpServerRequest request) {
        StringBuilder body = new StringBuilder();
        request.handler(piece -> {
            if (body.length() <= MOST_FORM_BYTES) {
                body.append(piece.toString());
            }
        });
        request.endHandler(_ -> {
            try {
                if (body.length() > MOST_FORM_BYTES) {
                    throw new IllegalArgumentException("the form is too long");
                }
                start(Wish.of(form(body.toString()), fields, models.stream().map(ModelProvider::name).toList()));
                send(request.response(), 200, "text/plain", "cooking");
            } catch (IllegalStateException e) {
                send(request.response(), 409, "text/plain", String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                send(request.response(), 400, "text/plain", String.valueOf(e.getMessage()));
            }
        });
    }

    private static Map<String, List<String>> form(String body) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        new QueryStringDecoder(body, false).parameters()
                .forEach((name, values) -> form.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values));
        return form;
    }

    private void start(Wish wish) {
        if (going != null) {
            throw new IllegalStateException("a run is going on; cancel it first");
        }
        Cooking cooking = new Cooking(wish, models);
        Thread thread = Thread.ofPlatform().name("cooking").unstarted(() -> run(wish, cooking));
        Going begun = new Going(cooking, thread);
        going = begun;
        thread.start();
        vertx.setTimer(UNWATCHED_MILLIS, _ -> {
            if (going == begun && begun.watcher.isEmpty()) {
                cancel();
            }
        });
        vertx.setTimer(LONGEST_MILLIS, _ -> {
            if (going == begun) {
                begun.failure = "it took longer than " + LONGEST_MILLIS / 60_000 + " minutes, and was cancelled";
                cancel();
            }
        });
    }

    private void run(Wish wish, Cooking cooking) {
        String failure = "";
        try {
            kitchen.cook(wish.scenario(), wish.models(), wish.arguments(), cooking);
        } catch (InterruptedException _) {
            failure = "cancelled";
        } catch (IllegalArgumentException e) {
            failure = String.valueOf(e.getMessage());
        } catch (Exception e) {
            failure = e.toString();
        }
        String reason = failure;
        vertx.runOnContext(_ -> ended(cooking, reason));
    }

    private void ended(Cooking cooking, String failure) {
        Going ended = going;
        if (ended == null || ended.cooking != cooking) {
            return;
        }
        tell();
        Comparison comparison = cooking.comparison();
        if (comparison != null && !comparison.runs().isEmpty()) {
            last = comparison;
        }
        String words = ended.failure.isEmpty() ? failure : ended.failure;
        ended.watcher.ifPresent(response -> {
            event(response, "end", page.end(comparison, words, models));
            response.end();
        });
        going = null;
    }

    private void watch(HttpServerResponse response) {
        Going watched = going;
        if (watched == null || watched.watcher.isPresent()) {
            send(response, 409, "text/plain", "there is nothing to watch");
            return;
        }
        watched.watcher = Optional.of(response);
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        response.closeHandler(_ -> {
            if (going == watched) {
                cancel();
            }
        });
        tell();
    }

    private void tell() {
        Going now = going;
        if (now == null || now.watcher.isEmpty() || now.watcher.get().writeQueueFull()) {
            return; // A slow page gets the next news, which has all of it.
        }
        String news = now.cooking.news();
        if (news != null) {
            event(now.watcher.get(), "news", news);
        }
    }

    /** Sends an event; JSON has no line breaks, which would end it. */
    private static void event(HttpServerResponse response, String name, String json) {
        response.write("event: " + name + "\ndata: " + json + "\n\n");
    }

    private void cancel() {
        if (going != null) {
            going.thread.interrupt();
        }
    }

    private void report(HttpServerResponse response) {
        Comparison shown = last;
        if (shown == null) {
            send(response, 404, "text/plain", "there is no report yet");
            return;
        }
        response.putHeader("Content-Disposition", "attachment; filename=\"brigade-" + shown.scenario() + ".html\"");
        vertx.<String>executeBlocking(() -> new ReportPage(PageModel.of(shown, models)).html())
                .onSuccess(html -> send(response, 200, "text/html", html))
                .onFailure(failure -> send(response, 500, "text/plain", failure.toString()));
    }

    /** Cancels what goes on, waits for its end, and stops serving. */
    @Override
    public void close() {
        Going now = going;
        if (now != null) {
            now.thread.interrupt();
            boolean interrupted = false;
            while (now.thread.isAlive()) {
                try {
                    now.thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // Its threads are daemons: they end with this JVM.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
