package org.kosmoconnect.hub.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.StreamCount;
import org.springframework.web.HttpRequestHandler;

/** Opens streams: {@code GET /api/v1/stream?topics=readings,nodes,network}. */
final class LiveController implements HttpRequestHandler {

  private static final int MOST_PER_ADDRESS = 20;

  private final LiveFeed feed;
  private final StreamCount streams = new StreamCount(MOST_PER_ADDRESS);

  LiveController(LiveFeed feed) {
    this.feed = feed;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = request.getRemoteAddr();
    if (!streams.acquire(address)) {
      Problem.of(429, "too-many-streams", "At most " + MOST_PER_ADDRESS + " streams per address")
          .send(response);
      return;
    }
    OpenStream stream = OpenStream.begin(request, response);
    LiveViewer viewer =
        feed.open(
            Topic.parse(request.getParameter("topics")),
            request.getHeader("Last-Event-ID"),
            stream.out(),
            stream::complete);
    stream.whenEnded(
        () -> {
          feed.forget(viewer);
          streams.release(address);
          viewer.close();
        });
    stream.to(viewer);
  }
}
