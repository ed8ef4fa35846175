package org.kosmoconnect.testbed.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.kosmoconnect.testbed.server.OpenServers;
import org.kosmoconnect.testbed.server.ServerException;

/** A page that shows what came into an inbox, with links to press. */
public final class MailPage implements AutoCloseable {

  private final HttpServer http;
  private final SmtpInbox inbox;

  private MailPage(HttpServer http, SmtpInbox inbox) {
    this.http = http;
    this.inbox = inbox;
  }

  /**
   * Starts on this machine.
   *
   * @param port 0 for a free one
   */
  public static MailPage start(SmtpInbox inbox, int port) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var page = new MailPage(HttpServer.create(address, 0), inbox);
      page.http.createContext("/", page::answer);
      page.http.start();
      OpenServers.add(page);
      return page;
    } catch (IOException e) {
      throw new ServerException("The page of the mail server's stand-in did not start", e);
    }
  }

  /** Returns its address, http://127.0.0.1:18025. */
  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] page = page().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  private String page() {
    String letters =
        inbox.letters().stream().map(MailPage::article).collect(Collectors.joining("\n"));
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Letters</title>
        <link rel="icon" href="data:,">
        <style>
          body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
          article { border-top: 1px solid #999; padding: .5rem 0 }
          pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
          small { color: #555 }
        </style>
        <h1>Letters</h1>
        <p><small>What the hub has mailed since it was started, the newest first. A stand-in for a mail server: none of
        it leaves this machine.</small></p>
        %s
        </html>
        """
        .formatted(letters.isEmpty() ? "<p>None yet.</p>" : letters);
  }

  private static String article(Letter letter) {
    String text =
        Letter.LINK.matcher(escape(letter.text())).replaceAll("<a href=\"$0\">$0</a>").strip();
    return "<article aria-label=\"%1$s\"><h2>%2$s</h2><p>To %1$s</p><pre>%3$s</pre></article>"
        .formatted(escape(letter.to()), escape(letter.subject()), text);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public void close() {
    http.stop(0);
  }

  @Override
  public String toString() {
    return "page of letters";
  }
}
