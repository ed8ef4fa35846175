package org.kosmoconnect.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A request as its operation sees it: only the parameters of the contract with their defaults, one
 * media type in Accept, and no header that could pass for a parameter, for a route sees both as
 * headers of its message.
 */
final class ContractRequest extends HttpServletRequestWrapper {

  private static final String ACCEPT = "Accept";

  private final String method;
  private final String path;
  private final Map<String, String[]> parameters;
  private final Set<String> hidden = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final String accept;

  ContractRequest(
      HttpServletRequest request,
      String method,
      String path,
      ApiOperation operation,
      Map<String, String> parameters,
      MediaType accept) {
    super(request);
    this.method = method;
    this.path = path;
    this.parameters = new LinkedHashMap<>();
    parameters.forEach((name, value) -> this.parameters.put(name, new String[] {value}));
    operation.in("query").forEach(rule -> hidden.add(rule.name()));
    operation.in("path").forEach(rule -> hidden.add(rule.name()));
    this.accept = accept.toString();
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (name.equalsIgnoreCase(ACCEPT)) {
      return accept;
    }
    return hidden.contains(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (name.equalsIgnoreCase(ACCEPT)) {
      return Collections.enumeration(List.of(accept));
    }
    return hidden.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    names.add(ACCEPT);
    names.removeAll(hidden);
    return Collections.enumeration(names);
  }
}
