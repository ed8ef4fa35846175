package org.kosmoconnect.hub.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.StreamCount;
import org.kosmoconnect.hub.security.CurrentAccount;
import org.springframework.web.HttpRequestHandler;

/** Opens streams of one's own messages: {@code GET /api/v1/messages/stream}. */
final class MessageController implements HttpRequestHandler {

  private static final int MOST_PER_ACCOUNT = 20;

  private final MessageFeed feed;
  private final CurrentAccount who;
  private final StreamCount streams = new StreamCount(MOST_PER_ACCOUNT);

  MessageController(MessageFeed feed, CurrentAccount who) {
    this.feed = feed;
    this.who = who;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String account = who.id();
    if (account == null) {
      Problem.of(401, "login-required", "Sign in to watch your messages").send(response);
      return;
    }
    if (!streams.acquire(account)) {
      Problem.of(429, "too-many-streams", "At most " + MOST_PER_ACCOUNT + " streams per account")
          .send(response);
      return;
    }
    OpenStream stream = OpenStream.begin(request, response);
    long number =
        feed.open(account, request.getHeader("Last-Event-ID"), stream.out(), stream::complete);
    stream.whenEnded(
        () -> {
          feed.forget(number);
          streams.release(account);
        });
    stream.to(feed.viewer(number));
  }
}
