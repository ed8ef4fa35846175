package org.kosmoconnect.hub.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Lets through what the contract describes, and answers all else with a problem: unknown paths,
 * methods, media types and parameters, and parameters and bodies of a wrong form.
 */
final class ContractFilter extends OncePerRequestFilter {

  private static final String ROOT = "/api/";

  private final ApiContract contract;
  private final Set<String> roles;

  /**
   * Guards the operations of some services.
   *
   * @param roles of this process, as in x-kosmo-role
   */
  ContractFilter(ApiContract contract, Set<String> roles) {
    this.contract = contract;
    this.roles = Set.copyOf(roles);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !(request.getRequestURI() + "/").startsWith(ROOT);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String uri = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    Optional<ApiPath> path = contract.find(uri);
    if (path.isEmpty()) {
      Problem.of(404, "no-such-path", "Nothing is served under this path; see /api/v1/openapi.json")
          .send(response);
      return;
    }
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    ApiOperation operation = path.get().operations().get(method);
    if (operation == null) {
      refuseMethod(path.get(), method, response);
      return;
    }
    if (!roles.contains(operation.role())) {
      Problem.of(404, "other-role", "This is served by the role " + operation.role())
          .send(response);
      return;
    }
    response.addHeader("Vary", "Accept");
    Optional<MediaType> type =
        operation.produces().isEmpty()
            ? Optional.of(MediaType.ALL)
            : Negotiation.choose(request.getHeader("Accept"), operation.produces());
    if (type.isEmpty()) {
      String served = StringUtils.collectionToDelimitedString(operation.produces(), ", ");
      Problem.of(406, "not-acceptable", "Served here: " + served).send(response);
      return;
    }
    ParameterCheck check =
        ParameterCheck.of(operation, path.get().match(uri).orElseThrow(), request);
    if (!check.errors().isEmpty()) {
      Problem.invalid(check.errors()).send(response);
      return;
    }
    if (request.getMethod().equals("HEAD") && type.get().equals(MediaType.TEXT_EVENT_STREAM)) {
      response.setContentType(type.get().toString());
      return;
    }
    HttpServletRequest checked =
        new ContractRequest(request, method, uri, operation, check.query(), type.get());
    if (operation.body().isPresent()) {
      Optional<HttpServletRequest> withBody =
          RequestBody.check(operation.body().get(), checked, response);
      if (withBody.isPresent()) {
        chain.doFilter(withBody.get(), response);
      }
      return;
    }
    chain.doFilter(checked, response);
  }

  private static void refuseMethod(ApiPath path, String method, HttpServletResponse response)
      throws IOException {
    response.setHeader("Allow", path.allow());
    if (method.equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      Problem.of(405, "method-not-allowed", "Allowed here: " + path.allow()).send(response);
    }
  }
}
