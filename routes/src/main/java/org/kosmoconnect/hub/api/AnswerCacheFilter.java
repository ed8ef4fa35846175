package org.kosmoconnect.hub.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Gives answers an ETag from their bytes, sends none to those who have it, and keeps public ones
 * for a moment, so that many viewers of one map ask the database once.
 *
 * <p>Kept is only what says {@code Cache-Control: public}, and not as long as it allows any other
 * cache; what an account is told is never kept. Not where an answer is streamed, for it would be in
 * memory as a whole. When an answer's life is over, one request asks anew, and the others are given
 * the old one meanwhile, for one more life at most (RFC 5861, stale-while-revalidate): a crowd that
 * asks together costs the database one question.
 */
final class AnswerCacheFilter extends OncePerRequestFilter {

  /** An answer counts twice, for its compressed form comes to it when the first asks for that. */
  private static final long MOST_BYTES = 32L << 20;

  private final Cache<String, KeptAnswer> answers;
  private final Duration life;

  /**
   * Keeps answers.
   *
   * @param life how long; shorter than what the answers allow
   */
  AnswerCacheFilter(Duration life) {
    this.life = life;
    answers =
        Caffeine.newBuilder()
            .expireAfterWrite(life.multipliedBy(2))
            .maximumWeight(MOST_BYTES)
            .weigher((String key, KeptAnswer kept) -> key.length() + 2 * kept.size())
            .build();
  }

  /** Its response is needed again when Camel completes the request from another thread. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getHeader("Accept");
    return !request.getMethod().equals("GET")
        || Negotiation.CSV.toString().equals(type)
        || "text/event-stream".equals(type);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = key(request);
    KeptAnswer kept = isAsyncDispatch(request) ? null : answers.getIfPresent(key);
    if (kept != null && !kept.toBeRenewed()) {
      kept.send(request, response);
      return;
    }
    ContentCachingResponseWrapper watched = watch(response);
    chain.doFilter(request, watched);
    if (isAsyncStarted(request)) {
      return;
    }
    Answer answer = Answer.of(watched);
    if (answer == null) {
      watched.copyBodyToResponse();
      return;
    }
    if (answer.open()) {
      answers.put(key, new KeptAnswer(answer, life));
    }
    answer.send(request, (HttpServletResponse) watched.getResponse());
  }

  private static ContentCachingResponseWrapper watch(HttpServletResponse response) {
    ContentCachingResponseWrapper before =
        WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
    return before == null ? new ContentCachingResponseWrapper(response) : before;
  }

  /** The contract filter has left one media type in Accept, and known parameters only. */
  private static String key(HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    return request.getHeader("Accept")
        + ' '
        + request.getRequestURI()
        + (query == null ? "" : '?' + query);
  }
}
