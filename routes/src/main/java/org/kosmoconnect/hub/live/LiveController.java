package org.kosmoconnect.hub.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.kosmoconnect.hub.api.Problem;
import org.kosmoconnect.hub.api.StreamCount;
import org.springframework.web.HttpRequestHandler;

/** Opens streams: {@code GET /api/v1/stream?topics=readings,nodes,network}. */
final class LiveController implements HttpRequestHandler {

  private static final int MOST_PER_ADDRESS = 20;
  private static final String RETRY_SECONDS = "60";

  private final LiveFeed feed;
  private final StreamCount streams = new StreamCount(MOST_PER_ADDRESS);
  private final int most;
  private final Semaphore places;

  /**
   * @param most streams at a time in all; each takes about 90 kB of the heap
   */
  LiveController(LiveFeed feed, int most) {
    this.feed = feed;
    this.most = most;
    this.places = new Semaphore(most);
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
    if (!places.tryAcquire()) {
      streams.release(address);
      response.setHeader("Retry-After", RETRY_SECONDS);
      Problem.of(429, "too-many-streams", "This hub serves at most " + most + " streams at a time")
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
          places.release();
          viewer.close();
        });
    stream.to(viewer);
  }
}
