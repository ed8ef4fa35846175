package org.kosmoconnect.hub.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many streams there may be. That of one address is held against a server in LiveIT. */
class LiveControllerTest {

  private final LiveController controller = new LiveController(new LiveFeed(10), 2);

  private static MockHttpServletRequest from(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/stream");
    request.setRemoteAddr(address);
    request.setAsyncSupported(true);
    return request;
  }

  private MockHttpServletResponse open(MockHttpServletRequest request) throws IOException {
    MockHttpServletResponse response = new StreamedResponse();
    controller.handleRequest(request, response);
    return response;
  }

  @Test
  void whoComesWhenAllPlacesAreTakenIsToldWhenToComeBack() throws IOException {
    MockHttpServletRequest first = from("192.0.2.1");
    open(first);
    open(from("192.0.2.2"));

    MockHttpServletResponse refused = open(from("192.0.2.3"));

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("60");
    assertThat(refused.getContentAsString()).contains("too-many-streams");

    ((MockAsyncContext) first.getAsyncContext()).complete();

    assertThat(open(from("192.0.2.3")).getStatus()).isEqualTo(200);
  }

  /** Spring's mock refuses listeners. */
  private static final class StreamedResponse extends MockHttpServletResponse {

    @Override
    public ServletOutputStream getOutputStream() {
      ServletOutputStream out = super.getOutputStream();
      return new ServletOutputStream() {
        @Override
        public void write(int octet) throws IOException {
          out.write(octet);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          // Never called back: nobody reads what is written here.
        }
      };
    }
  }
}
