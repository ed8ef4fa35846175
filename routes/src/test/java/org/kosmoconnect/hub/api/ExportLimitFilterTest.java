package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportLimitFilterTest {

  private final ExportLimitFilter filter = new ExportLimitFilter();
  private final List<MockAsyncContext> open = new ArrayList<>();

  private int fetch(String address) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/nodes/1/readings");
    request.setAsyncSupported(true);
    request.setRemoteAddr(address);
    request.addHeader("Accept", "text/csv");
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(
        request,
        response,
        (passed, answer) -> open.add((MockAsyncContext) passed.startAsync(passed, answer)));
    return response.getStatus();
  }

  @Test
  void anAddressFetchesTwoFilesAtOnce() throws Exception {
    assertThat(fetch("192.0.2.1")).isEqualTo(200);
    assertThat(fetch("192.0.2.1")).isEqualTo(200);
    assertThat(fetch("192.0.2.1")).isEqualTo(429);
    assertThat(fetch("192.0.2.2")).isEqualTo(200);

    open.get(0).complete();

    assertThat(fetch("192.0.2.1")).isEqualTo(200);
  }

  @Test
  void afterAFailureTheNextFileIsServed() throws Exception {
    for (int i = 0; i < 5; i++) {
      MockHttpServletRequest request =
          new MockHttpServletRequest("GET", "/api/v1/nodes/1/readings");
      request.addHeader("Accept", "text/csv");
      MockHttpServletResponse response = new MockHttpServletResponse();
      try {
        filter.doFilter(
            request,
            response,
            (passed, answer) -> {
              throw new IOException("gone");
            });
      } catch (IOException e) {
        assertThat(response.getStatus()).isEqualTo(200);
      }
    }
  }
}
